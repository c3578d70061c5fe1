package nl.wijgroningen.portaal.platform.file;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored file, without its bytes.
 *
 * @param mediaType {@code image/jpeg}, {@code image/png} or {@code application/pdf}: found in the bytes
 * @param alt what a photo shows; null for a document
 * @param size in bytes
 * @param sha256 of the bytes, in hexadecimals
 * @param width of a photo, in pixels, and its height; null for a document
 * @param pages of a document; null for a photo
 */
public record UploadedFile(
        FileId id,
        String mediaType,
        @Nullable String alt,
        int size,
        String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer pages) {

    String extension() {
        return switch (mediaType) {
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            default -> "pdf";
        };
    }
}
