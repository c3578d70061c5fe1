package nl.wijgroningen.portaal.platform.export;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A csv file that staff may ask for; a module brings it as a bean. Exports of experiences hold no text, note or address
 * (R44).
 */
public interface Export {

    /** Names it, in the texts {@code export.kind.KIND} and {@code export.kind.KIND.text}. */
    String kind();

    /** The name of the file. */
    String fileName();

    /**
     * What lies within somebody's view today, as one text: it says of two moments whether they may see the same. Empty:
     * nothing, they may not ask.
     */
    Optional<String> scope(UUID owner);

    List<String> header();

    /** How many rows there are; in the same transaction as {@link #write}. */
    long count(UUID owner);

    /** Hands out the rows one by one, and holds few of them at a time. */
    void write(UUID owner, Rows to);

    /** Where rows go. */
    interface Rows {
        void add(@Nullable Object... cells);
    }
}
