package nl.wijgroningen.portaal.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Every row of every table of the database, as the text that a dump holds. */
public final class Dump {

    private Dump() {}

    public static String of(DataSource source) {
        var text = new StringWriter();
        try (var connection = source.getConnection();
                var tables = connection.createStatement().executeQuery("""
								select format('%I.%I', schemaname, tablename) from pg_tables
								where schemaname not in ('pg_catalog', 'information_schema') order by 1
								""")) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            while (tables.next()) {
                text.append("-- ").append(tables.getString(1)).append('\n');
                copy.copyOut("copy (select * from " + tables.getString(1) + ") to stdout", text);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }
}
