package nl.wijgroningen.portaal.wijraad.selection.domain;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The keys of votes that are open: a file each, with 32 random bytes, in a folder outside the database. A key is never
 * changed, never kept in memory, and destroyed when its vote closes.
 */
@Component
@Rule("R12b")
class BallotKeys {

    private static final int LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable Path folder;

    @Autowired
    BallotKeys(SelectionSettings settings, PortalSettings portal, Demo demo) {
        var named = settings.ballotKeys();
        this.folder = named != null || !demo.on() ? named : portal.data().resolve("ballot-keys");
    }

    private BallotKeys(@Nullable Path folder) {
        this.folder = folder;
    }

    /** @param folder null: none is set */
    static BallotKeys in(@Nullable Path folder) {
        return new BallotKeys(folder);
    }

    /**
     * A new key; one that was left by an opening that failed makes room.
     *
     * @throws RuleBroken when no folder is set
     */
    byte[] make(UUID selection) {
        if (folder == null) {
            throw new RuleBroken("R12b.keyFolder");
        }
        try {
            Files.createDirectories(folder);
            destroy(selection);
            var key = new byte[LENGTH];
            random.nextBytes(key);
            var file = file(selection);
            try (var channel = FileChannel.open(file, CREATE_NEW, WRITE, DSYNC)) {
                if (isPosix()) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                write(channel, key);
            }
            keepFolder();
            return key;
        } catch (IOException failed) {
            throw new UncheckedIOException("the key of a vote", failed);
        }
    }

    /** @throws RuleBroken when this node does not have it */
    byte[] of(UUID selection) {
        return find(selection).orElseThrow(() -> new RuleBroken("R12b.key"));
    }

    private Optional<byte[]> find(UUID selection) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            var key = Files.readAllBytes(file(selection));
            return key.length == LENGTH ? Optional.of(key) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("the key of a vote", failed);
        }
    }

    /** Written over and removed; one that is gone already is well. */
    void destroy(UUID selection) {
        if (folder == null || !Files.exists(file(selection))) {
            return;
        }
        try {
            try (var channel = FileChannel.open(file(selection), WRITE, DSYNC)) {
                var noise = new byte[LENGTH];
                random.nextBytes(noise);
                write(channel, noise);
            }
            Files.deleteIfExists(file(selection));
            keepFolder();
        } catch (NoSuchFileException gone) {
            // another node was first
        } catch (IOException failed) {
            throw new UncheckedIOException("the key of a vote", failed);
        }
    }

    /** The votes that have a key here. */
    Set<UUID> all() {
        if (folder == null || !Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.matches("[0-9a-f-]{36}"))
                    .map(UUID::fromString)
                    .collect(Collectors.toSet());
        } catch (IOException failed) {
            throw new UncheckedIOException("the keys of votes", failed);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    /** What came and went must be on the disk too. */
    private void keepFolder() throws IOException {
        if (folder != null && isPosix()) {
            try (var channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    private boolean isPosix() throws IOException {
        return folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix");
    }

    private Path file(UUID selection) {
        if (folder == null) {
            throw new IllegalStateException("no folder");
        }
        return folder.resolve(selection.toString());
    }
}
