package nl.wijgroningen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.support.PortalProcess;
import nl.wijgroningen.portaal.support.Weight;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code mvn -Pbench verify}: loads a small and a large city, asks every page of {@link Pages} and the reference in turn,
 * and writes one table to {@code target/bench/table.md}. It asserts only that every request was answered: what is slow is
 * marked in the table. {@code docs/performance.md} says how to change sizes and times.
 */
@Tag("bench")
class BenchTest {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final int WARM_UP = 20;
    private static final Load.Asked REFERENCE = new Load.Asked(List.of("/vast"), "", true);
    private static final Pattern STARTED = Pattern.compile("process running for ([0-9.]+)");

    private final boolean keep = Boolean.getBoolean("bench.keep");
    private final Pattern only = Pattern.compile(System.getProperty("bench.pages", ""));
    private final int seconds = Integer.getInteger("bench.seconds", 4);
    private final int mixed = Integer.getInteger("bench.mixed", 20);
    private final List<Long> sizes = Arrays.stream(
                    System.getProperty("bench.sizes", "10000,1000000").split(","))
            .map(Long::valueOf)
            .toList();

    @Test
    void everyPageAgainstTheReference() throws Exception {
        if (!Load.isHere()) {
            System.err.println("NO WRK: install wrk (Debian: apt-get install wrk); nothing was measured.");
            Assumptions.abort();
        }
        var table = new Table(sizes);
        for (var size : sizes) {
            var folder = FOLDER.resolve("city-" + size);
            var kept = keep && Files.exists(folder.resolve("filled"));
            if (!kept) {
                delete(folder);
            }
            var last = size.equals(sizes.get(sizes.size() - 1));
            try (var subject = new Subject(folder)) {
                if (!kept) {
                    try (var database = subject.portal.database()) {
                        Generator.fill(database, size);
                    }
                    Files.createFile(folder.resolve("filled"));
                }
                var pages = new ArrayList<Pages.Measured>();
                for (var page : Pages.ALL) {
                    if (only.matcher(page.toString()).find() && subject.has(page)) {
                        pages.add(page);
                    }
                }
                warmUp(subject, pages);
                table.add(size, measure(subject, pages, last));
                if (last) {
                    Files.writeString(FOLDER.resolve("table.md"), table.toString());
                    table.note(mixed(subject, pages));
                    table.note(start(subject));
                }
            }
            if (!keep) {
                delete(folder);
            }
        }
        System.out.println(table);
        Files.writeString(FOLDER.resolve("table.md"), table.toString());
        assertThat(table.failed()).as("requests that were not answered").isZero();
    }

    private static void warmUp(Subject subject, List<Pages.Measured> pages) throws Exception {
        for (var page : pages) {
            subject.load.run(subject.asked(page).anew(), 1);
        }
        subject.load.run(REFERENCE, Math.max(1, WARM_UP - pages.size()));
    }

    /** The reference before and after each page, so that what else the machine does counts for both. */
    private Map<Pages.Measured, Table.Row> measure(Subject subject, List<Pages.Measured> pages, boolean weigh)
            throws Exception {
        var rows = new LinkedHashMap<Pages.Measured, Table.Row>();
        var weight = new Weight(subject.http.visitor());
        var before = subject.load.run(REFERENCE, Math.max(1, seconds / 2));
        for (var page : pages) {
            var asked = subject.asked(page);
            var since = subject.now();
            var served = subject.load.run(asked, seconds);
            var anew = page.kind().isPublic() ? subject.load.run(asked.anew(), seconds) : served;
            var heap = subject.heap(since);
            var after = subject.load.run(REFERENCE, Math.max(1, seconds / 2));
            rows.put(
                    page,
                    new Table.Row(
                            before.and(after),
                            served,
                            anew,
                            subject.statements(asked),
                            heap,
                            weigh && page.kind().isPublic()
                                    ? weight.of(asked.paths().get(0))
                                    : null));
            before = after;
        }
        return rows;
    }

    /** 500 residents and 50 staff who read for up to eight seconds between two pages. */
    private String mixed(Subject subject, List<Pages.Measured> pages) throws Exception {
        var residents = new ArrayList<Load.Asked>();
        var staff = new ArrayList<Load.Asked>();
        for (var page : pages) {
            if (page.who().isEmpty()) {
                residents.add(subject.asked(page));
            }
        }
        var theirs = pages.stream().filter(it -> !it.who().isEmpty()).toList();
        for (var i = 0; i < 50; i++) {
            // Each logged in by themselves.
            var page = theirs.get(i % theirs.size());
            var paths = subject.asked(page).paths();
            staff.add(new Load.Asked(List.of(paths.get(i % paths.size())), subject.enter(page.who()), false));
        }
        var idle = subject.heap(subject.now());
        var since = subject.now();
        var first = subject.load.start(residents, 500, mixed, 8000);
        var second = subject.load.start(staff, 50, mixed, 8000);
        var forResidents = subject.load.finish(first);
        var forStaff = subject.load.finish(second);
        var heap = subject.heap(since);
        var failed = forResidents.failed() + forStaff.failed();
        return ("500 residents and 50 staff for %d s: %,d and %,d pages, %d failed; p99 %.1f and %.1f × the p50 of all;"
                        + " heap %d MiB before, %d at most, %d after: %s.")
                .formatted(
                        mixed,
                        forResidents.requests(),
                        forStaff.requests(),
                        failed,
                        forResidents.p99() / forResidents.p50(),
                        forStaff.p99() / forResidents.p50(),
                        idle.after(),
                        heap.most(),
                        heap.after(),
                        failed == 0 && heap.after() <= idle.after() * 1.1 + 8 ? "ok" : "**not**");
    }

    /** Three starts of the portal and three of the empty application, in turn, on a running database. */
    private static String start(Subject subject) throws Exception {
        try (var database = subject.portal.database();
                var statement = database.createStatement()) {
            statement.execute("drop database if exists empty");
            statement.execute("create database empty");
        }
        var url = subject.portal.databaseUrl();
        var portals = new ArrayList<Double>();
        var empties = new ArrayList<Double>();
        for (var i = 0; i < 3; i++) {
            empties.add(started(
                    new PortalProcess(
                                    FOLDER.resolve("empty-start"),
                                    List.of(),
                                    Subject.part("empty")
                                            + File.pathSeparator
                                            + classPath(it -> !it.endsWith("classes")),
                                    "nl.wijgroningen.bench.empty.Empty")
                            .with("SPRING_SESSION_JDBC_INITIALIZE_SCHEMA", "never")
                            .with("DB_SCHEDULER_ENABLED", "false"),
                    url.replaceFirst("/postgres$", "/empty")));
            portals.add(started(
                    new PortalProcess(
                                    FOLDER.resolve("portal-start"),
                                    List.of(),
                                    classPath(it -> true),
                                    "nl.wijgroningen.portaal.PortaalApplication")
                            .with("PORTAL_DEMO", "true"),
                    url));
        }
        var ratio = median(portals) / median(empties);
        return "Start: %.2f × an empty Spring Boot application with the same starters (medians of three, on a running database): %s."
                .formatted(ratio, ratio <= 1.5 ? "ok" : "**not**");
    }

    private static double started(PortalProcess process, String url) throws IOException, InterruptedException {
        try (process) {
            process.with("SPRING_DATASOURCE_URL", url)
                    .with("SPRING_DATASOURCE_USERNAME", "postgres")
                    .start("process running for");
            var found = STARTED.matcher(Files.readString(process.log()));
            found.find();
            return Double.parseDouble(found.group(1));
        }
    }

    /** The authorization server is there for tests only, and makes its keys at every start. */
    private static String classPath(Predicate<String> entries) {
        return Stream.of(PortalProcess.classPath().split(File.pathSeparator))
                .filter(entries.and(it -> !it.contains("authorization-server")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
