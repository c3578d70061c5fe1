package nl.wijgroningen.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/** Fills the database of the demo up to a number of experiences, and all else in proportion: a file of SQL a module. */
final class Generator {

    /** From the lowest module to the highest. */
    private static final List<String> FILES =
            List.of("words", "experience", "publication", "search", "improvement", "wijraad", "account");

    /** A first line that names a table: without it the file is left out. */
    private static final Pattern NEEDS = Pattern.compile("-- needs (\\w+)");

    private Generator() {}

    /** @param to number of the last experience */
    static void fill(Connection database, long to) throws IOException, SQLException {
        try (var statement = database.createStatement()) {
            // Foreign keys are not looked up row by row; that the rows fit is up to the files.
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute("set work_mem = '256MB'");
            for (var file : FILES) {
                var begun = System.nanoTime();
                var sql = sql(file);
                var needs = NEEDS.matcher(sql);
                if (needs.lookingAt() && !exists(statement, needs.group(1))) {
                    System.out.printf("bench: %s left out, there is no %s%n", file, needs.group(1));
                    continue;
                }
                statement.execute(sql.replace(":from", "1").replace(":to", String.valueOf(to)));
                System.out.printf(
                        "bench: %s up to %,d in %d s%n", file, to, (System.nanoTime() - begun) / 1_000_000_000);
            }
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (var row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String sql(String file) throws IOException {
        try (var stream = Generator.class.getResourceAsStream("/bench/" + file + ".sql")) {
            if (stream == null) {
                throw new IOException("no bench/" + file + ".sql");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
