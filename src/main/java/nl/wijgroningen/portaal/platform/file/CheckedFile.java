package nl.wijgroningen.portaal.platform.file;

import org.jspecify.annotations.Nullable;

/** A file that was looked at and can be stored; only {@link Files} makes one, so nothing else is ever stored. */
public final class CheckedFile {

    private final byte[] bytes;
    private final String mediaType;
    private final @Nullable String alt;
    private final @Nullable Integer width;
    private final @Nullable Integer height;
    private final @Nullable Integer pages;
    private final boolean tagged;

    CheckedFile(
            byte[] bytes,
            String mediaType,
            @Nullable String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer pages,
            boolean tagged) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.alt = alt;
        this.width = width;
        this.height = height;
        this.pages = pages;
        this.tagged = tagged;
    }

    byte[] bytes() {
        return bytes;
    }

    String mediaType() {
        return mediaType;
    }

    /** What a photo shows; null: it is no photo. */
    public @Nullable String alt() {
        return alt;
    }

    @Nullable
    Integer width() {
        return width;
    }

    @Nullable
    Integer height() {
        return height;
    }

    public int size() {
        return bytes.length;
    }

    /** Null: it is no document. */
    public @Nullable Integer pages() {
        return pages;
    }

    /** Whether a document says how it is built, so that it can be read aloud in order. */
    public boolean tagged() {
        return tagged;
    }
}
