package nl.wijgroningen.portaal.wijraad.meeting.domain;

/** Somebody else changed the same thing since the page was made; the page shows both. */
public final class Overtaken extends RuntimeException {

    Overtaken() {
        super("overtaken", null, false, false);
    }
}
