package nl.wijgroningen.portaal.platform.file;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A stored file; random, so that nothing follows from it. */
@Embeddable
public record FileId(UUID value) {

    public static FileId next() {
        return new FileId(UUID.randomUUID());
    }

    public static FileId of(String text) {
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
