package nl.wijgroningen.portaal.experience;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other modules may show of experiences: what is published, and nothing else. */
public interface PublishedExperiences {

    /**
     * A published experience in a list. Its texts stand in {@code language}; masked words are {@link #MASK}.
     *
     * @param title the beginning of the story
     * @param quote how the story goes on; empty when the title is all
     * @param toldYear all that is public of when it was told
     * @param answer the beginning of the answer
     * @param outcome the state of the improvement that it led to and that came farthest, as in {@link
     *     PublicImprovements.Line} but for late; null: none
     * @param withCard told with a kaartje of the team (R32)
     */
    record Story(
            UUID id,
            String title,
            String quote,
            String language,
            @Nullable UUID teamId,
            int toldYear,
            String answer,
            @Nullable String outcome,
            boolean withCard) {

        public Dots dots() {
            return Dots.of(true, false, outcome == null ? List.of() : List.of(outcome));
        }

        public String path() {
            return "/ervaringen/" + id;
        }
    }

    /** What a list shows where words were masked. */
    String MASK = "[…]";

    /** The newest published. */
    List<Story> newest(int most);

    /** The newest published of a team. */
    List<Story> newestOf(UUID team, int most);
}
