package nl.wijgroningen.portaal.platform.rule;

/** Somebody else changed the same thing since the page was made: nothing was changed, and the page shows how it is now. */
public final class Overtaken extends RuntimeException {

    public Overtaken() {
        super("overtaken", null, false, false);
    }
}
