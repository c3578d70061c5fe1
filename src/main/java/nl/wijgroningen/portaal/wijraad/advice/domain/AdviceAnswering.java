package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.wijraad.WijRaadNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The director answers each point, with a reason: one by one, or all that were drafted at once. */
@Service
@Transactional
@PreAuthorize("hasRole('DIRECTOR')")
@Rule("R12e")
public class AdviceAnswering {

    private final AdviceStore store;
    private final AdviceNews news;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AdviceAnswering(AdviceStore store, AdviceNews news, Settings settings, JdbcClient jdbc, Audit audit, Clock clock) {
        this.store = store;
        this.news = news;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps what is not ready; only directors read it.
     *
     * @param seen number of what happened to the point that was on the page
     * @param outcome null: not chosen yet
     * @throws Overtaken when somebody wrote something at the point since
     */
    public void draft(Staff by, UUID id, UUID point, int seen, @Nullable Outcome outcome, String reason) {
        AdviceWriting.noBsn(reason);
        var advice = advice(id);
        overtaken(advice, point, seen);
        if (advice.point(point).answers() > 0) {
            throw new RuleBroken("R12e.given", advice.point(point).place());
        }
        store.move(advice.noted(point));
        jdbc.sql("""
						insert into wijraad_answer_draft (point_id, outcome, reason, written_by, written_on)
						values (:point, :outcome, :reason, :by, :today)
						on conflict (point_id) do update set outcome = excluded.outcome, reason = excluded.reason,
							written_by = excluded.written_by, written_on = excluded.written_on
						""")
                .param("point", point)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("reason", reason)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
    }

    /**
     * An answer for everyone to read, or a correction of it; an earlier one stays to be read.
     *
     * @param seen as in {@link #draft}
     * @param correction why it is another answer; null for the first
     * @throws Overtaken as {@link #draft}
     */
    public void answer(
            Staff by, UUID id, UUID point, int seen, Outcome outcome, String reason, @Nullable String correction) {
        AdviceWriting.noBsn(reason, correction);
        var advice = advice(id);
        overtaken(advice, point, seen);
        give(by, advice, point, outcome, reason, correction);
        given(by, advice, advice.answeredOn() != null && correction == null);
    }

    private record Draft(UUID pointId, int place, @Nullable Outcome outcome, String reason) {}

    /**
     * Gives all answers that were drafted.
     *
     * @param seen number of the text that was on the page
     * @throws RuleBroken when one is not ready; then none is given
     * @throws Overtaken when words of the advice were corrected since
     */
    public void answerAll(Staff by, UUID id, int seen) {
        var held = store.hold(id);
        var advice = sent(held);
        if (held.version() != seen) {
            throw new Overtaken();
        }
        List<Draft> drafts = jdbc.sql("""
						select d.point_id, p.place, d.outcome, d.reason
						from wijraad_answer_draft d join wijraad_point p on p.id = d.point_id where p.advice_id = :id
						""").param("id", id).query(Draft.class).list();
        if (drafts.isEmpty()) {
            throw new RuleBroken("R12e.drafts");
        }
        drafts.stream().sorted(Comparator.comparingInt(Draft::place)).forEach(it -> {
            if (it.outcome() == null) {
                throw new RuleBroken("R12e.outcome", it.place());
            }
            give(by, advice, it.pointId(), it.outcome(), it.reason(), null);
        });
        given(by, advice, advice.answeredOn() != null);
    }

    private void give(Staff by, Advice advice, UUID id, Outcome outcome, String reason, @Nullable String correction) {
        var today = LocalDate.now(clock);
        var point = advice.answer(id, reason, correction, today, settings.of(WijRaadNumbers.JUDGE_MONTHS, today));
        store.move(point);
        jdbc.sql("""
						insert into wijraad_answer (point_id, version, advice_id, sent_on, outcome, reason, corrected, answered_by, answered_on)
						values (:point, :version, :advice, :sent, :outcome, :reason, :corrected, :by, :today)
						""")
                .param("point", id)
                .param("version", point.answers())
                .param("advice", advice.id())
                .param("sent", advice.sentOn())
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("corrected", point.answers() == 1 ? null : correction)
                .param("by", by.id().value())
                .param("today", today)
                .update();
        jdbc.sql("delete from wijraad_answer_draft where point_id = :point")
                .param("point", id)
                .update();
        store.step(
                advice.id(),
                point.answers() == 1 ? AdviceStore.Step.ANSWERED : AdviceStore.Step.ANSWER_CORRECTED,
                point.place(),
                point.answers() == 1 ? null : correction,
                by.id(),
                today);
        audit.line(by.id(), "wijraad.advice.answer", AdviceWriting.KIND, advice.id());
    }

    /** @param whole whether with this every point has its answer */
    private void given(Staff by, Advice advice, boolean whole) {
        store.move(advice, null);
        store.publish(advice);
        if (whole) {
            news.answered(by, advice.wording().title());
        }
    }

    /** What was not sent is not there for a director. */
    private Advice advice(UUID id) {
        return sent(store.hold(id));
    }

    private static Advice sent(AdviceStore.Held held) {
        if (held.advice().sentOn() == null) {
            throw new NotFound();
        }
        return held.advice();
    }

    private static void overtaken(Advice advice, UUID point, int seen) {
        if (advice.point(point).turn() != seen) {
            throw new Overtaken();
        }
    }
}
