package nl.wijgroningen.portaal.experience.improvement.web;

import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.file.UploadedFile;
import org.jspecify.annotations.Nullable;

/** The files of one proof, as a page shows them. */
public record Evidence(
        @Nullable UploadedFile document, @Nullable UploadedFile photo) {

    static Evidence of(Files files, @Nullable UUID document, @Nullable UUID photo) {
        return new Evidence(one(files, document), one(files, photo));
    }

    private static @Nullable UploadedFile one(Files files, @Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(it -> files.of(new FileId(it))).orElse(null);
    }

    /** Of the document, rounded up. */
    public int kilobytes() {
        return document == null ? 0 : (document.size() + 1023) / 1024;
    }
}
