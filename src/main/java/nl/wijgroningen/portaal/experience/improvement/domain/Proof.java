package nl.wijgroningen.portaal.experience.improvement.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;

/** What shows that a promised change was made (R34): offered by one, confirmed or returned by another. */
@Entity
@Table(name = "experience_proof")
class Proof {

    /**
     * What it rests on; at least one of three.
     *
     * @param indicator what was counted, with how it was and how it is
     * @param document id of a kept file
     * @param photo id of a kept file
     */
    record Evidence(
            @Nullable String indicator,
            @Nullable String before,
            @Nullable String after,
            @Nullable UUID document,
            @Nullable UUID photo) {

        boolean isEmpty() {
            return indicator == null && document == null && photo == null;
        }
    }

    @Id
    private UUID id;

    private UUID improvementId;
    private String change;
    private LocalDate since;
    private @Nullable String indicator;
    private @Nullable String before;
    private @Nullable String after;
    private @Nullable UUID documentId;
    private @Nullable UUID photoId;
    private UUID offeredBy;
    private LocalDate offeredOn;
    private @Nullable UUID confirmedBy;
    private @Nullable LocalDate confirmedOn;
    private @Nullable UUID returnedBy;
    private @Nullable LocalDate returnedOn;

    /** @param change what is different, and since when */
    Proof(UUID improvement, String change, LocalDate since, Evidence evidence, StaffId by, LocalDate today) {
        if (evidence.isEmpty()) {
            throw new RuleBroken("R34.evidence");
        }
        if (since.isAfter(today)) {
            throw new RuleBroken("R34.since");
        }
        this.id = UUID.randomUUID();
        this.improvementId = improvement;
        this.change = change;
        this.since = since;
        this.indicator = evidence.indicator();
        this.before = evidence.before();
        this.after = evidence.after();
        this.documentId = evidence.document();
        this.photoId = evidence.photo();
        this.offeredBy = by.value();
        this.offeredOn = today;
    }

    UUID id() {
        return id;
    }

    boolean isOpen() {
        return confirmedBy == null && returnedBy == null;
    }

    @Rule("R34")
    void confirm(StaffId by, LocalDate today) {
        byAnother(by);
        confirmedBy = by.value();
        confirmedOn = today;
    }

    @Rule("R34")
    void giveBack(StaffId by, LocalDate today) {
        byAnother(by);
        returnedBy = by.value();
        returnedOn = today;
    }

    private void byAnother(StaffId by) {
        if (!isOpen()) {
            throw new RuleBroken("R34.decided");
        }
        if (offeredBy.equals(by.value())) {
            throw new RuleBroken("R34.otherPerson");
        }
    }

    protected Proof() {} // JPA
}
