package nl.wijgroningen.portaal.platform.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What came in with a field for one file (templates/fragments/upload.html). */
public final class Upload {

    private Upload() {}

    /**
     * The bytes of the one file; none when nobody chose one.
     *
     * @throws FileRefused when there are more, or when it is too large to read
     */
    public static Optional<byte[]> one(@Nullable List<MultipartFile> sent) {
        var chosen = sent == null
                ? List.<MultipartFile>of()
                : sent.stream()
                        .filter(it -> !it.isEmpty()
                                || (it.getOriginalFilename() != null
                                        && !it.getOriginalFilename().isEmpty()))
                        .toList();
        if (chosen.size() > 1) {
            throw new FileRefused(Reason.TOO_MANY);
        }
        return chosen.stream().findFirst().map(it -> {
            Files.fits(it.getSize());
            try {
                return it.getBytes();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }
}
