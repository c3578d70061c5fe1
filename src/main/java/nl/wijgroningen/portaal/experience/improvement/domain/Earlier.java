package nl.wijgroningen.portaal.experience.improvement.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a promise said before it was changed; null: that stayed. */
record Earlier(
        @Nullable String title,
        @Nullable String promise,
        @Nullable String owner,
        @Nullable LocalDate dueOn) {

    static final Earlier NONE = new Earlier(null, null, null, null);

    static Earlier day(LocalDate due) {
        return new Earlier(null, null, null, due);
    }
}
