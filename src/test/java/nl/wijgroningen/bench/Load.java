package nl.wijgroningen.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks addresses over and over for some seconds, by wrk. It costs next to nothing itself, which counts where it shares two
 * cores with the portal and the database: a costly asker would bring every ratio nearer to one.
 */
final class Load {

    private static final Pattern RESULT =
            Pattern.compile("requests=(\\d+) micros=(\\d+) p50=(\\d+) p95=(\\d+) p99=(\\d+) failed=(\\d+)");

    private final Path folder;
    private final Path script;
    private final String base;

    Load(Path folder, String base) throws IOException {
        this.folder = folder;
        this.base = base;
        this.script = folder.resolve("wrk.lua");
        try (var stream = Load.class.getResourceAsStream("/bench/wrk.lua")) {
            Files.copy(stream, script, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Times in microseconds. */
    record Result(long requests, double perSecond, double p50, double p95, double p99, long failed) {

        /** The middle of two. */
        Result and(Result other) {
            return new Result(
                    requests + other.requests,
                    (perSecond + other.perSecond) / 2,
                    (p50 + other.p50) / 2,
                    (p95 + other.p95) / 2,
                    (p99 + other.p99) / 2,
                    failed + other.failed);
        }
    }

    /**
     * One address, or more to be asked in turn.
     *
     * @param cookie to send, or empty
     * @param isAnew whether no answer may be a page that was kept
     */
    record Asked(List<String> paths, String cookie, boolean isAnew) {

        Asked anew() {
            return new Asked(paths, cookie, true);
        }

        Stream<String> lines() {
            return paths.stream().map(it -> it + "\t" + cookie + "\t" + (isAnew ? "anew" : ""));
        }
    }

    static boolean isHere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "wrk")));
    }

    /** Eight at a time, each as fast as it is answered. */
    Result run(Asked asked, int seconds) throws IOException, InterruptedException {
        return finish(start(asked.lines().toList(), 8, seconds, null));
    }

    /** Many visitors who pause up to {@code pause} milliseconds between two pages. */
    Process start(List<Asked> asked, int visitors, int seconds, int pause) throws IOException {
        return start(asked.stream().flatMap(Asked::lines).toList(), visitors, seconds, Integer.valueOf(pause));
    }

    private Process start(List<String> lines, int visitors, int seconds, Integer pause) throws IOException {
        var list = Files.createTempFile(folder, "asked", ".txt");
        Files.write(list, lines);
        list.toFile().deleteOnExit();
        var command = Stream.of(
                "wrk",
                "-t1",
                "-c" + visitors,
                "-d" + seconds + "s",
                "--timeout",
                "20s",
                "-s",
                script.toString(),
                base,
                "--",
                list.toString());
        return new ProcessBuilder(
                        (pause == null ? command : Stream.concat(command, Stream.of(pause.toString()))).toList())
                .redirectErrorStream(true)
                .start();
    }

    Result finish(Process wrk) throws IOException, InterruptedException {
        var text = new String(wrk.getInputStream().readAllBytes());
        wrk.waitFor(1, TimeUnit.MINUTES);
        var found = RESULT.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("wrk: " + text);
        }
        var requests = Long.parseLong(found.group(1));
        return new Result(
                requests,
                requests * 1e6 / Long.parseLong(found.group(2)),
                Double.parseDouble(found.group(3)),
                Double.parseDouble(found.group(4)),
                Double.parseDouble(found.group(5)),
                Long.parseLong(found.group(6)));
    }
}
