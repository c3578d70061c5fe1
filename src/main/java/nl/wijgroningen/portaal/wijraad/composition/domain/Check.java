package nl.wijgroningen.portaal.wijraad.composition.domain;

/** A rule that a page shows as kept or broken. */
public enum Check {
    NUMBER("R3"),
    MAJORITY("R4"),
    YOUTH("R5");

    private final String rule;

    Check(String rule) {
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
