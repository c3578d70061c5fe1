package nl.wijgroningen.portaal.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.PortalProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways of {@code docs/operations.md}: a copy of the stopped database, and a dump where PostgreSQL's tools of 18 are
 * found, hold every row; and what was withdrawn after the backup does not come back with it.
 */
@Tag("portal")
class RestoreTest {

    /** What changes by itself while the portal stops. */
    private static final List<String> MOVES = List.of("platform_job");

    @Test
    @Rule("R42")
    void aBackupBringsBackAllButWhatWasWithdrawn(@TempDir Path folder) throws Exception {
        var database = folder.resolve("data/postgres");
        var backup = folder.resolve("backup");
        try (var portal = new PortalProcess(folder)) {
            portal.start();
            var kept = new Teller(portal.base(), "blijftstaan");
            var withdrawn = new Teller(portal.base(), "gaatweg");
            kept.tell();
            withdrawn.tell();
            assertThat(kept.wasSent() && withdrawn.wasSent()).isTrue();
            var before = checksums(portal);
            dumpAndRestore(portal, folder.resolve("portaal.dump"), before);
            portal.close();
            copy(database, backup);

            portal.start();
            withdrawn.withdraw(portal.base());
            assertThat(withdrawn.mine(portal.base())).contains("ingetrokken").doesNotContain("gaatweg");
            assertThat(folder.resolve("data/tombstones")).content().containsOnlyOnce("experience-withdrawn");
            assertThat(checksums(portal)).isNotEqualTo(before);
            portal.close();

            remove(database);
            copy(backup, database);
            assertThat(checksums(database)).as("every row of the copy").isEqualTo(before);
            portal.start();
            assertThat(portal.log()).content().contains("did not know 1 withdrawn or destroyed things");
            assertThat(withdrawn.mine(portal.base())).contains("ingetrokken").doesNotContain("gaatweg");
            assertThat(kept.mine(portal.base())).contains("blijftstaan");
            var reports = number(portal, "select count(*) from platform_retention_run where kind = 'experience.text'");
            assertThat(reports)
                    .as("retention at the new demo and after the restore")
                    .isEqualTo(2);
            assertThat(number(portal, "select count(*) from experience where happened like 'gaatweg%'"))
                    .isZero();
        }
    }

    private static int number(PortalProcess portal, String sql) throws IOException, SQLException {
        try (var connection = portal.database();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Map<String, String> checksums(PortalProcess portal) throws IOException, SQLException {
        try (var connection = portal.database()) {
            return checksums(connection);
        }
    }

    /** Of a database that no portal runs on. */
    private static Map<String, String> checksums(Path data) throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
                var connection = postgres.getPostgresDatabase().getConnection()) {
            return checksums(connection);
        }
    }

    /** Number of rows and checksum of every table. */
    private static Map<String, String> checksums(Connection connection) throws SQLException {
        var checksums = new TreeMap<String, String>();
        var tables = new ArrayList<String>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        tables.removeAll(MOVES);
        assertThat(tables).hasSizeGreaterThan(20);
        for (var table : tables) {
            try (var row = connection
                    .createStatement()
                    .executeQuery(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                    + table + " t")) {
                row.next();
                checksums.put(table, row.getString(1));
            }
        }
        return checksums;
    }

    /** Debian's own tools are of 15 and refuse a server of 18; the embedded binaries bring none. */
    private static void dumpAndRestore(PortalProcess portal, Path dump, Map<String, String> before) throws Exception {
        if (!hasTools()) {
            System.out.println("restore test: no pg_dump of 18 or newer here, so no dump was tried");
            return;
        }
        var url = portal.databaseUrl().replace("jdbc:", "").replace("//", "//postgres@");
        call("pg_dump", "-Fc", "-f", dump.toString(), url);
        try (var connection = portal.database()) {
            connection.createStatement().execute("create database restored");
        }
        var restored = url.replaceFirst("/postgres$", "/restored");
        call("pg_restore", "-d", restored, dump.toString());
        try (var connection = DriverManager.getConnection(
                portal.databaseUrl().replaceFirst("/postgres$", "/restored"), "postgres", "")) {
            assertThat(checksums(connection)).as("every row of the dump").isEqualTo(before);
        }
        try (var connection = portal.database()) {
            connection.createStatement().execute("drop database restored");
        }
    }

    private static boolean hasTools() throws InterruptedException {
        try {
            var process = new ProcessBuilder("pg_dump", "--version").start();
            var version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && Integer.parseInt(version.replaceFirst("(?s)\\D*(\\d+).*", "$1")) >= 18;
        } catch (IOException none) {
            return false;
        }
    }

    private static void call(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** With the rights of each file: PostgreSQL refuses a folder that others may read. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(it -> {
                try {
                    Files.copy(it, to.resolve(from.relativize(it)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
