package nl.wijgroningen.portaal.trail;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A module tells of its nodes what a page of the trail shows, in the language of that page. */
public interface TrailSource {

    /** The nodes that it tells of. */
    Node.Kind kind();

    /**
     * What there is to tell, in the order of the nodes that were asked and within one in the order of time.
     *
     * @param nodes public ones of this kind
     */
    List<Step> steps(List<UUID> nodes);

    /** From a voice to what the tellers say of it. */
    enum Stage {
        VOICE,
        ANSWER,
        DECISION,
        ACTION,
        PROOF,
        JUDGEMENT
    }

    /** How far a step is. */
    enum Mark {
        DONE,
        NOW,
        LATE,
        TODO,
        NOT
    }

    /**
     * One step.
     *
     * @param title in {@code language}, or null: the stage says enough
     * @param when in words: a day, a year
     */
    record Step(
            Stage stage,
            Mark mark,
            @Nullable String title,
            String language,
            @Nullable String when,
            List<Piece> pieces) {}

    /**
     * A piece of a step.
     *
     * @param label stands before the text; null: none
     * @param path where the text leads, without language; null: nowhere
     */
    record Piece(
            Form form,
            @Nullable String label,
            String text,
            String language,
            @Nullable String path) {

        public enum Form {
            QUOTE,
            TEXT,
            NOTE,
            LINK
        }
    }
}
