package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A year after the answer the secretary writes down what the WIJ-raad finds: was it done? */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R12e")
public class AdviceJudging {

    private final AdviceStore store;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AdviceJudging(AdviceStore store, JdbcClient jdbc, Audit audit, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * For everyone to read; a correction leaves the earlier one to be read.
     *
     * @param seen number of what happened to the point that was on the page
     * @param correction why it is another one; null for the first
     * @throws Overtaken when something happened to the point since
     */
    public void judge(
            Staff by, UUID id, UUID point, int seen, Result result, String words, @Nullable String correction) {
        AdviceWriting.noBsn(words, correction);
        var advice = store.hold(id).advice();
        if (advice.point(point).turn() != seen) {
            throw new Overtaken();
        }
        var today = LocalDate.now(clock);
        var judged = advice.judge(point, words, correction, today);
        store.move(judged);
        jdbc.sql("""
						insert into wijraad_judgement (point_id, version, judge_from, outcome, words, corrected, judged_by, judged_on)
						values (:point, :version, :from, :outcome, :words, :corrected, :by, :today)
						""")
                .param("point", point)
                .param("version", judged.judgements())
                .param("from", judged.judgeFrom())
                .param("outcome", result.name())
                .param("words", words)
                .param("corrected", judged.judgements() == 1 ? null : correction)
                .param("by", by.id().value())
                .param("today", today)
                .update();
        store.step(
                id,
                judged.judgements() == 1 ? AdviceStore.Step.JUDGED : AdviceStore.Step.JUDGEMENT_CORRECTED,
                judged.place(),
                judged.judgements() == 1 ? null : correction,
                by.id(),
                today);
        store.move(advice, null);
        store.publish(advice);
        audit.line(by.id(), "wijraad.advice.judge", AdviceWriting.KIND, id);
    }
}
