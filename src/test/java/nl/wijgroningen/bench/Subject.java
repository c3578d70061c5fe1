package nl.wijgroningen.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.PortalProcess;

/** The portal under measurement: a process with 512 MiB of heap on a database of a given size in a folder of its own. */
final class Subject implements AutoCloseable {

    /** Of the demo: a story that was answered. */
    private static final String CODE = "K7QM3RTW9HXE4NPD";

    private static final Pattern STATEMENT = Pattern.compile(
            "LOG: +(execute [^:]+|statement): +(select|insert|update|delete|with)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    final PortalProcess portal;
    final Http http;
    final Load load;
    private final Path folder;
    private final Map<String, String> cookies = new HashMap<>();

    Subject(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.portal = new PortalProcess(
                this.folder,
                List.of("-Xlog:gc:file=" + collections()),
                part("served") + File.pathSeparator + PortalProcess.classPath(),
                "nl.wijgroningen.bench.served.Served");
        portal.start();
        this.http = Http.at(portal.port());
        this.load = new Load(this.folder, portal.base());
    }

    /** The classes of one package of the benchmark, with the reference's template, and nothing else of the tests. */
    static Path part(String name) throws IOException {
        var to = Path.of("target", "bench", name).toAbsolutePath();
        for (var part : List.of("nl/wijgroningen/bench/" + name, "templates/bench")) {
            var from = Path.of("target", "test-classes", part);
            Files.createDirectories(to.resolve(part));
            try (var files = Files.list(from)) {
                for (var file : files.toList()) {
                    Files.write(to.resolve(part).resolve(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        return to;
    }

    Load.Asked asked(Pages.Measured page) throws IOException, SQLException {
        try (var database = portal.database()) {
            return new Load.Asked(
                    list(database, "select * from (" + page.paths() + ") p order by 1 limit 500").stream()
                            .map(it -> URI.create(it).toASCIIString())
                            .toList(),
                    cookie(page.who()),
                    false);
        }
    }

    /** Logged in, or let in with the code, once. */
    private String cookie(String who) {
        return cookies.computeIfAbsent(who, this::enter);
    }

    /** The cookie of a new visit. */
    String enter(String who) {
        return switch (who) {
            case "" -> "";
            case "teller" -> {
                var teller = http.visitor();
                teller.post("/mijn-ervaring", Map.of("code", CODE));
                yield teller.cookies();
            }
            default -> http.staff(who).cookies();
        };
    }

    /** SQL statements of one request, transaction control apart; the least of three, since jobs work meanwhile. */
    int statements(Load.Asked asked) throws Exception {
        log(true);
        try {
            var least = Integer.MAX_VALUE;
            for (var i = 0; i < 3; i++) {
                var log = folder.resolve("data/postgres.log");
                var before = Files.size(log);
                get(asked.paths().get(i % asked.paths().size()), asked.cookie());
                var text = new String(Files.readAllBytes(log)).substring((int) before);
                least = Math.min(least, (int) STATEMENT.matcher(text).results().count());
            }
            return least;
        } finally {
            log(false);
        }
    }

    /** Whether the portal has this page, and the visitor gets it. */
    boolean has(Pages.Measured page) throws IOException, SQLException {
        var asked = asked(page);
        var there = !asked.paths().isEmpty() && get(asked.paths().get(0), asked.cookie()) == 200;
        if (!there) {
            System.out.println("bench: " + page + " left out, it is not answered");
        }
        return there;
    }

    private int get(String path, String cookie) {
        var request = HttpRequest.newBuilder(URI.create(http.base() + path));
        return http.visitor()
                .send(cookie.isEmpty() ? request : request.header("Cookie", cookie))
                .statusCode();
    }

    /** Back when a connection shows the setting: the server hands it to all of them at once. */
    private void log(boolean all) throws IOException, SQLException {
        try (var database = portal.database();
                var statement = database.createStatement()) {
            statement.execute(all ? "alter system set log_statement = 'all'" : "alter system reset log_statement");
            statement.execute("select pg_reload_conf()");
            while (list(database, "show log_statement").contains("all") != all) {
                Thread.onSpinWait();
            }
        }
    }

    /** MiB of heap: the most since {@code since} lines of the log, and what is left after a full collection. */
    record Heap(int most, int after) {}

    Heap heap(int since) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(portal.pid()),
                        "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var most = 0;
        var after = 0;
        for (var line : Files.readAllLines(collections()).stream().skip(since).toList()) {
            var found = COLLECTION.matcher(line);
            if (found.find()) {
                most = Math.max(most, Integer.parseInt(found.group(1)));
                after = Integer.parseInt(found.group(2));
            }
        }
        return new Heap(most, after);
    }

    /** Where the log of collections stands now. */
    int now() throws IOException {
        try (Stream<String> lines = Files.lines(collections())) {
            return (int) lines.count();
        }
    }

    private Path collections() {
        return folder.resolve("gc.log");
    }

    private static List<String> list(Connection database, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        portal.close();
    }
}
