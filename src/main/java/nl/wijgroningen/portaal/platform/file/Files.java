package nl.wijgroningen.portaal.platform.file;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of all modules. What is sent is looked at before it is stored, by its bytes alone; a module points at it with a
 * foreign key, says who may see it, and removes it. On one node one file is looked at at a time ({@link Photo} says how
 * much memory that takes).
 */
@Component
public class Files {

    /** Bytes of a file, as it is sent and as it is stored. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** Characters of what a photo shows. */
    public static final int ALT = 250;

    private static final int MEGABYTE = 1024 * 1024;
    static final Set<Kind> PHOTOS = EnumSet.of(Kind.JPEG, Kind.PNG);

    private final Semaphore turn = new Semaphore(1, true);
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<FileScanner> scanners;

    Files(JdbcClient jdbc, Clock clock, ObjectProvider<FileScanner> scanners) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.scanners = scanners;
    }

    /**
     * Looks at a photo, and makes it anew without anything but its pixels. Call it before a transaction begins: who waits
     * for a turn here must not hold a connection meanwhile.
     *
     * @param alt what it shows, for who does not see it
     * @throws FileRefused with the reason in words
     */
    public CheckedFile checkPhoto(byte[] sent, @Nullable String alt) {
        var words = PlainText.clean(alt);
        if (words.isBlank()) {
            throw new FileRefused(Reason.ALT_MISSING);
        }
        if (words.codePointCount(0, words.length()) > ALT) {
            throw new FileRefused(Reason.ALT_TOO_LONG, ALT);
        }
        var photo = inTurn(() -> {
            var kind = kind(sent, PHOTOS, Reason.NOT_A_PHOTO);
            scan(sent);
            return Photo.of(sent, kind);
        });
        return new CheckedFile(photo.bytes(), photo.mediaType(), words, photo.width(), photo.height(), null, false);
    }

    /**
     * Looks whether a PDF does nothing but being read. Call it before a transaction begins, as {@link #checkPhoto}.
     *
     * @throws FileRefused with the reason in words
     */
    public CheckedFile checkDocument(byte[] sent) {
        var document = inTurn(() -> {
            kind(sent, EnumSet.of(Kind.PDF), Reason.NOT_A_DOCUMENT);
            scan(sent);
            return Document.of(sent);
        });
        return new CheckedFile(sent, "application/pdf", null, null, null, document.pages(), document.tagged());
    }

    /** Stores what was looked at. */
    @Transactional
    public UploadedFile store(CheckedFile file) {
        var hash = sha256(file.bytes());
        var id = FileId.next();
        jdbc.sql("""
            insert into platform_file (id, media_type, alt, bytes, size, sha256, width, height, pages, stored_on)
            values (:id, :type, :alt, :bytes, :size, :hash, :width, :height, :pages, :today)
            """)
                .param("id", id.value())
                .param("type", file.mediaType())
                .param("alt", file.alt())
                .param("bytes", file.bytes())
                .param("size", file.size())
                .param("hash", hash)
                .param("width", file.width())
                .param("height", file.height())
                .param("pages", file.pages())
                .param("today", LocalDate.now(clock))
                .update();
        return new UploadedFile(
                id,
                file.mediaType(),
                file.alt(),
                file.size(),
                HexFormat.of().formatHex(hash),
                file.width(),
                file.height(),
                file.pages());
    }

    public Optional<UploadedFile> of(FileId id) {
        return jdbc.sql("""
            select id, media_type, alt, size, encode(sha256, 'hex') as sha256, width, height, pages
            from platform_file where id = :id
            """).param("id", id.value()).query(UploadedFile.class).optional();
    }

    /** Those of these ids that are there, by id; one statement however many. */
    public Map<UUID, UploadedFile> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("""
            select id, media_type, alt, size, encode(sha256, 'hex') as sha256, width, height, pages
            from platform_file where id = any (:ids)
            """).param("ids", ids.toArray(UUID[]::new)).query(UploadedFile.class).list().stream()
                        .collect(Collectors.toMap(it -> it.id().value(), it -> it));
    }

    private record Whole(UUID id, byte[] bytes) {}

    /** The bytes of these files, by id, to make one of them: mind how much memory that takes. */
    public Map<UUID, byte[]> whole(Collection<UUID> ids) {
        return jdbc
                .sql("select id, bytes from platform_file where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Whole.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Whole::id, Whole::bytes));
    }

    /** Some bytes of a file; no transaction is held while they travel. */
    byte[] piece(FileId id, int from, int length) throws IOException {
        return jdbc.sql("select substring(bytes from :from for :length) from platform_file where id = :id")
                .param("id", id.value())
                .param("from", from + 1)
                .param("length", length)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IOException("removed while it was read"));
    }

    /** Removes it, after the row that pointed at it. */
    @Transactional
    public void remove(FileId id) {
        jdbc.sql("delete from platform_file where id = :id")
                .param("id", id.value())
                .update();
    }

    /** @throws FileRefused when a file of so many bytes is none, or too large */
    static void fits(long size) {
        if (size == 0) {
            throw new FileRefused(Reason.EMPTY);
        }
        if (size > LARGEST) {
            throw new FileRefused(Reason.TOO_LARGE, LARGEST / MEGABYTE, (size + MEGABYTE - 1) / MEGABYTE);
        }
    }

    static Kind kind(byte[] sent, Set<Kind> allowed, Reason other) {
        fits(sent.length);
        var kinds = Kind.of(sent);
        if (kinds.size() > 1) {
            throw new FileRefused(Reason.TWO_KINDS);
        }
        return kinds.stream().filter(allowed::contains).findFirst().orElseThrow(() -> new FileRefused(other));
    }

    private void scan(byte[] sent) {
        scanners.orderedStream().forEach(scanner -> {
            boolean clean;
            try {
                clean = scanner.isClean(sent.clone());
            } catch (RuntimeException noAnswer) {
                throw new FileRefused(Reason.NOT_SCANNED);
            }
            if (!clean) {
                throw new FileRefused(Reason.MALWARE);
            }
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
