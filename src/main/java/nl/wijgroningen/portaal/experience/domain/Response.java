package nl.wijgroningen.portaal.experience.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import org.jspecify.annotations.Nullable;

/** An answer of staff to the teller, or a question back: a draft until it is sent, then it does not change. */
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

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable Integer turn;
    private @Nullable LocalDate sentOn;

    /** What it is once it is sent; a draft may still become either. */
    enum Kind {
        ANSWER,
        QUESTION
    }

    @Version
    private @Nullable Long version;

    Response(ExperienceId experienceId, String text, StaffId author) {
        this.id = UUID.randomUUID();
        this.experienceId = experienceId;
        this.text = text;
        this.author = author.value();
        this.kind = Kind.ANSWER;
    }

    void rewrite(String text, StaffId author) {
        if (sentOn != null) {
            throw new IllegalStateException("sent answers do not change");
        }
        this.text = text;
        this.author = author.value();
    }

    /** @param turn its place in the course of the experience */
    void send(Kind kind, int turn, LocalDate today) {
        this.kind = kind;
        this.turn = turn;
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
