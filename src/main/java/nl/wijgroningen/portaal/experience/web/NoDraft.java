package nl.wijgroningen.portaal.experience.web;

/** A step was asked for without a draft: no code, an unknown one, or one whose draft was sent or is past its term. */
class NoDraft extends RuntimeException {

    private final boolean codeGiven;

    NoDraft(boolean codeGiven) {
        super("no draft", null, false, false);
        this.codeGiven = codeGiven;
    }

    boolean codeGiven() {
        return codeGiven;
    }
}
