package nl.wijgroningen.portaal.platform.retention;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;

/**
 * A line each: id, kind, week. Only ever added to. The lines are a set: their order means nothing, and the files of two
 * nodes may be put behind one another. Several nodes may write to one file; each holds its lock meanwhile.
 */
final class TombstoneFile {

    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{32,64}) ([a-z.-]+) ([0-9]{4}-W[0-9]{2})");

    /** A process can hold the lock of a file once. */
    private static final Object ONE_THREAD = new Object();

    private final @Nullable Path path;

    TombstoneFile(@Nullable Path path) {
        this.path = path == null ? null : path.toAbsolutePath().normalize();
    }

    record Line(String id, String kind, Week week) {

        @Override
        public String toString() {
            return id + " " + kind + " " + week;
        }
    }

    /** @throws StartRefused when no file is named, or it cannot be written */
    boolean isNew() {
        var file = file();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                return true;
            }
            if (Files.isRegularFile(file) && Files.isWritable(file)) {
                return Files.size(file) == 0;
            }
        } catch (IOException failed) {
            throw refused(file, failed);
        }
        throw refused(file, null);
    }

    private static StartRefused refused(Path file, @Nullable IOException why) {
        var sentence =
                "The file of tombstones %s cannot be written: give this user the right to it, or name another with PORTAL_TOMBSTONES=…"
                        .formatted(file);
        return why == null ? new StartRefused(sentence) : new StartRefused(sentence, why);
    }

    private Path file() {
        if (path == null) {
            throw new StartRefused(
                    "The portal needs a file for what was withdrawn: set PORTAL_TOMBSTONES to one that is kept and copied with every backup.");
        }
        return path;
    }

    /** On the disk when this returns; nothing of it is in the file when it throws. */
    void append(List<Line> lines) {
        if (lines.isEmpty() && Files.exists(file())) {
            return;
        }
        var text = lines.stream().map(it -> it + "\n").collect(Collectors.joining());
        synchronized (ONE_THREAD) {
            var isNew = !Files.exists(file());
            try (var channel = FileChannel.open(file(), CREATE, READ, WRITE);
                    var lock = channel.lock()) {
                if (isNew) {
                    protect();
                }
                var whole = wholeLines(channel);
                try {
                    channel.truncate(whole).position(whole);
                    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                } catch (IOException failed) {
                    channel.truncate(whole);
                    throw failed;
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("the file of tombstones", failed);
            }
            hideTheMoment(lines);
        }
    }

    /** Its own entry in the folder must be on the disk too. */
    private void protect() throws IOException {
        if (Files.getFileStore(file()).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
            try (var folder = FileChannel.open(file().getParent(), READ)) {
                folder.force(true);
            }
        }
    }

    /** Where the last whole line ends: a crash can leave half a line, whose transaction then did not commit. */
    private static long wholeLines(FileChannel channel) throws IOException {
        var end = channel.size();
        var one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        return end;
    }

    /** The time of the file would tell when the last one withdrew (R33): it shows the week only. */
    private void hideTheMoment(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var week = lines.get(lines.size() - 1).week();
        try {
            Files.setLastModifiedTime(
                    file(),
                    FileTime.from(week.monday().atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (IOException failed) {
            throw new UncheckedIOException("the time of the file of tombstones", failed);
        }
    }

    /** Hands out the lines in parts; what is no line is left out. */
    void read(int most, Consumer<List<Line>> part) {
        try (var lines = Files.newBufferedReader(file(), StandardCharsets.ISO_8859_1)) {
            var some = new ArrayList<Line>();
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                var line = LINE.matcher(text);
                if (line.matches()) {
                    some.add(new Line(line.group(1), line.group(2), Week.parse(line.group(3))));
                }
                if (some.size() == most) {
                    part.accept(List.copyOf(some));
                    some.clear();
                }
            }
            part.accept(some);
        } catch (IOException failed) {
            throw new StartRefused("The file of tombstones %s cannot be read.".formatted(path), failed);
        }
    }
}
