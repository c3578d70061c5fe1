package nl.wijgroningen.portaal.wijraad.advice.domain;

/** Somebody changed it since the page was made; the page shows both. */
public class Overtaken extends RuntimeException {

    Overtaken() {
        super("overtaken", null, false, false);
    }
}
