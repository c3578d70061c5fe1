package nl.wijgroningen.portaal.platform.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Answers a request with a file, after its module looked who may see it. */
@Component
public class FileAnswers {

    /** Whatever a browser makes of it, nothing in it runs, loads or reaches the portal. */
    static final String POLICY = "default-src 'none'; sandbox";

    private static final int PIECE = 256 * 1024;

    private final Files files;

    FileAnswers(Files files) {
        this.files = files;
    }

    /**
     * The file to save, never to show in a window; an {@code img} of our own pages does show a photo. It may be taken back,
     * so a browser asks each time whether what it has is still right.
     *
     * @param name ours, in words, without extension: "bewijs bij verbetering 12"
     * @throws NotFound when it is not there
     */
    public ResponseEntity<Resource> of(FileId id, String name, HttpServletResponse response) {
        var file = files.of(id).orElseThrow(NotFound::new);
        var slug = Slug.of(name);
        var plain = (slug.isEmpty() ? "bestand" : slug) + "." + file.extension();
        var full = UriUtils.encode(name + "." + file.extension(), "UTF-8");
        // Set here and not in the answer, which would add them to those of every page.
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full);
        response.setHeader(
                "Cache-Control", CacheControl.noCache().cachePrivate().getHeaderValue());
        return ResponseEntity.ok()
                .eTag("\"" + file.sha256() + "\"")
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(new Content(file));
    }

    /** The bytes, read in pieces. */
    private final class Content extends AbstractResource {

        private final UploadedFile file;

        Content(UploadedFile file) {
            this.file = file;
        }

        @Override
        public String getDescription() {
            return "file " + file.id();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return file.size();
        }

        @Override
        public InputStream getInputStream() {
            return new BufferedInputStream(new Pieces(), PIECE);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content it && it.file.equals(file);
        }

        @Override
        public int hashCode() {
            return Objects.hash(file);
        }

        private final class Pieces extends InputStream {

            private int at;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (at >= file.size()) {
                    return -1;
                }
                var piece = files.piece(file.id(), at, Math.min(length, PIECE));
                System.arraycopy(piece, 0, into, offset, piece.length);
                at += piece.length;
                return piece.length;
            }
        }
    }
}
