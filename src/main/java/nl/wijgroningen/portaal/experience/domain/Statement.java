package nl.wijgroningen.portaal.experience.domain;

import nl.wijgroningen.portaal.platform.rule.Rule;

/** The eight short statements of {@code data/experience-questions.csv}; OWN_DIRECTION measures self-direction (R18). */
@Rule("R18")
public enum Statement {
    KNOW_WHERE("know_where"),
    FAST("fast"),
    SERIOUS("serious"),
    TOGETHER("together"),
    OWN_DIRECTION("own_direction"),
    FITS("fits"),
    CAN_DO("can_do"),
    CLEAR("clear");

    private final String key;

    Statement(String key) {
        this.key = key;
    }

    /** As in the data, the table and the form. */
    public String key() {
        return key;
    }
}
