package nl.wijgroningen.portaal.experience;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The id of an experience: random, so that it says nothing about when it was told (R33). */
@Embeddable
public record ExperienceId(UUID value) implements Serializable {

    public static ExperienceId next() {
        return new ExperienceId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
