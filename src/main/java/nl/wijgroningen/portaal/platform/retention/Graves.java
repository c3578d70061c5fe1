package nl.wijgroningen.portaal.platform.retention;

import java.util.List;
import nl.wijgroningen.portaal.platform.time.Week;

/**
 * Where a module remembers what of one kind was withdrawn or destroyed. The socket by which {@link Tombstones} brings a
 * restored database up to date.
 */
public interface Graves {

    /** The kind that {@link Tombstones#bury} is given. */
    String kind();

    /** Which of these ids the database does not know as buried. */
    List<String> unknown(List<String> ids);

    /** Does again what was done then: removes what lies under this id, wherever it lies, and remembers that. */
    void bury(String id, Week week);

    /** Every id that the database knows as buried. */
    List<String> known();
}
