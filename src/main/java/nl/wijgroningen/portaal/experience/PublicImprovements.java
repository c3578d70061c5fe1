package nl.wijgroningen.portaal.experience;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other modules may show of improvements; all of them are public. */
public interface PublicImprovements {

    /**
     * An improvement in a list. Its texts are Dutch, but for the quote.
     *
     * @param teamId null: of the whole city
     * @param what what changed, once it is done; else what is promised
     * @param state {@code promised}, {@code busy}, {@code late}, {@code done} or {@code not-possible}
     * @param quote the title of a published experience that led to it; null when none is public
     * @param dueOn the day that it was promised for
     * @param firstDueOn the day that it was promised for first; null: that of now
     * @param endedOn when it was done, or not possible
     */
    record Line(
            UUID id,
            @Nullable UUID teamId,
            String title,
            String what,
            String state,
            @Nullable String quote,
            @Nullable String quoteLanguage,
            LocalDate dueOn,
            @Nullable LocalDate firstDueOn,
            @Nullable LocalDate endedOn) {

        public String path() {
            return "/verbeteringen/" + id;
        }
    }

    /** The last that were done. */
    List<Line> newestDone(int most);

    /** The last of a team that something happened to. */
    List<Line> newestOf(UUID team, int most);
}
