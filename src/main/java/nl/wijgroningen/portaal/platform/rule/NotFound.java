package nl.wijgroningen.portaal.platform.rule;

/** What was asked for does not exist for this person: it answers 404, whether it is absent or somebody else's. */
public class NotFound extends RuntimeException {

    public NotFound() {
        super("not found", null, false, false);
    }
}
