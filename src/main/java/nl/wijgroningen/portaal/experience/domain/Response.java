package nl.wijgroningen.portaal.experience.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import org.jspecify.annotations.Nullable;

/** An answer of staff to the teller: a draft until it is sent, then it does not change. */
@Entity
@Table(name = "experience_response")
class Response {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "experience_id"))
    private ExperienceId experienceId;

    private String text;
    private UUID author;
    private @Nullable LocalDate sentOn;

    @Version
    private @Nullable Long version;

    Response(ExperienceId experienceId, String text, StaffId author) {
        this.id = UUID.randomUUID();
        this.experienceId = experienceId;
        this.text = text;
        this.author = author.value();
    }

    void rewrite(String text, StaffId author) {
        if (sentOn != null) {
            throw new IllegalStateException("sent answers do not change");
        }
        this.text = text;
        this.author = author.value();
    }

    void send(LocalDate today) {
        sentOn = today;
    }

    String text() {
        return text;
    }

    /** Null before it is saved. */
    @Nullable
    Long version() {
        return version;
    }

    @SuppressWarnings("NullAway.Init")
    protected Response() {} // JPA
}
