package nl.wijgroningen.portaal.experience.improvement.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.News;
import nl.wijgroningen.portaal.platform.file.CheckedFile;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Showing that it was done: one offers the proof, another confirms it or gives it back (R34). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
@Rule("R34")
public class Proving {

    private final Improvements improvements;
    private final Proofs proofs;
    private final Ledger ledger;
    private final News news;
    private final Files files;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Proving(
            Improvements improvements,
            Proofs proofs,
            Ledger ledger,
            News news,
            Files files,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.improvements = improvements;
        this.proofs = proofs;
        this.ledger = ledger;
        this.news = news;
        this.files = files;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param change what is different now
     * @param since the first day on which it is so
     * @param indicator what was counted, with how it was and how it is: all three or none
     */
    public record Offer(
            String change,
            LocalDate since,
            @Nullable String indicator,
            @Nullable String before,
            @Nullable String after,
            @Nullable CheckedFile document,
            @Nullable CheckedFile photo) {}

    private @Nullable UUID store(@Nullable CheckedFile file) {
        return file == null ? null : files.store(file).id().value();
    }

    /** @return id of the proof */
    public UUID offer(Staff by, UUID id, Offer offer) {
        var photo = offer.photo();
        Improving.noBsn(
                offer.change(), offer.indicator(), offer.before(), offer.after(), photo == null ? null : photo.alt());
        var improvement = improvements.of(by, id);
        improvement.open();
        if (proofs.existsByImprovementIdAndConfirmedByIsNullAndReturnedByIsNull(id)) {
            throw new RuleBroken("R34.proofWaits");
        }
        var today = LocalDate.now(clock);
        var proof = proofs.saveAndFlush(new Proof(
                id,
                offer.change(),
                offer.since(),
                new Proof.Evidence(
                        offer.indicator(), offer.before(), offer.after(), store(offer.document()), store(photo)),
                by.id(),
                today));
        improvement.proving(today);
        improvements.saveAndFlush(improvement);
        ledger.write(improvement, Ledger.Step.OFFERED, null, by.id(), today);
        audit.line(by.id(), "improvement.proof", Improving.KIND, id);
        return proof.id();
    }

    /** The improvement is done. */
    public void confirm(Staff by, UUID id, UUID proofId) {
        var improvement = improvements.of(by, id);
        var proof = proofs.findByIdAndImprovementId(proofId, id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        proof.confirm(by.id(), today);
        proofs.saveAndFlush(proof);
        improvement.done(proofId, today);
        improvements.saveAndFlush(improvement);
        ledger.write(improvement, Ledger.Step.DONE, null, by.id(), today);
        news.tellOfImprovement(ledger.sources(id));
        audit.line(by.id(), "improvement.proof.confirm", Improving.KIND, id);
    }

    /** @param why for who offered it; not public */
    public void giveBack(Staff by, UUID id, UUID proofId, String why) {
        Improving.noBsn(why);
        var improvement = improvements.of(by, id);
        var proof = proofs.findByIdAndImprovementId(proofId, id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        proof.giveBack(by.id(), today);
        proofs.saveAndFlush(proof);
        improvement.proving(today);
        improvements.saveAndFlush(improvement);
        ledger.write(improvement, Ledger.Step.RETURNED, why, by.id(), today);
        audit.line(by.id(), "improvement.proof.return", Improving.KIND, id);
    }
}
