package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.util.List;

/** What is asked. */
public enum Kind {
    /** For each candidate: for, against or abstained. */
    EACH(Choice.FOR, Choice.AGAINST, Choice.ABSTAINED),
    /** Among several, at most as many as there are seats. */
    AMONG(Choice.CROSS, Choice.BLANK);

    private final List<Choice> choices;

    Kind(Choice... choices) {
        this.choices = List.of(choices);
    }

    public List<Choice> choices() {
        return choices;
    }
}
