package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an advice says.
 *
 * @param why empty: not written yet
 */
public record Wording(String title, String why, AdviceKind kind, List<Line> points) {

    public Wording {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param id null: it is new
     */
    public record Line(@Nullable UUID id, String sentence, String explanation) {}
}
