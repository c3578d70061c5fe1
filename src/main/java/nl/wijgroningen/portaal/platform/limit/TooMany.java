package nl.wijgroningen.portaal.platform.limit;

/** Over a limit: becomes a page with status 429 that says when to come back. */
public class TooMany extends RuntimeException {

    private final Limit limit;

    public TooMany(Limit limit) {
        super(limit.name(), null, false, false);
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }
}
