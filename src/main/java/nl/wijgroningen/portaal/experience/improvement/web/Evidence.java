package nl.wijgroningen.portaal.experience.improvement.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.file.UploadedFile;
import org.jspecify.annotations.Nullable;

/** The files of one proof, as a page shows them. */
public record Evidence(
        @Nullable UploadedFile document, @Nullable UploadedFile photo) {

    static final Evidence NONE = new Evidence(null, null);

    /** @param files those of the page, by id */
    static Evidence of(Map<UUID, UploadedFile> files, @Nullable UUID document, @Nullable UUID photo) {
        return new Evidence(document == null ? null : files.get(document), photo == null ? null : files.get(photo));
    }

    /** The ids that there are. */
    static List<UUID> ids(@Nullable UUID document, @Nullable UUID photo) {
        return Stream.of(Optional.ofNullable(document), Optional.ofNullable(photo))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of the document, rounded up. */
    public int kilobytes() {
        return document == null ? 0 : (document.size() + 1023) / 1024;
    }
}
