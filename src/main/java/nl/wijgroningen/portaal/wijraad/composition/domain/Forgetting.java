package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.retention.Graves;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends nominations that come to nothing, and with that who was nominated is forgotten: name, age band, home and portfolios
 * go, and so do the letters. That somebody was nominated for the seat, and what was decided, stays. No backup brings back
 * who withdrew.
 */
@Component
@Rule("R12c")
public class Forgetting implements Graves {

    private final CouncilStore store;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher news;
    private final ObjectProvider<Tombstones> tombstones;
    private final Clock clock;

    Forgetting(
            CouncilStore store,
            JdbcClient jdbc,
            ApplicationEventPublisher news,
            ObjectProvider<Tombstones> tombstones,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.news = news;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /** A candidate withdraws: a nomination that waits ends, and of one that was refused the name goes now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrew(UUID candidate) {
        var nominated = jdbc.sql("select exists (select from wijraad_nomination where candidate_id = :candidate)")
                .param("candidate", candidate)
                .query(Boolean.class)
                .single();
        if (nominated) {
            store.hold(); // the director may decide on it in the same moment
            var ids = jdbc.sql("""
							select id from wijraad_nomination where candidate_id = :candidate and outcome is distinct from 'APPOINTED'
							""")
                    .param("candidate", candidate)
                    .query(UUID.class)
                    .list();
            end(ids, null, null, LocalDate.now(clock));
            ids.forEach(this::remember);
        }
    }

    /** That it is gone, for a backup that is restored. */
    @Transactional(propagation = Propagation.MANDATORY)
    void remember(UUID id) {
        tombstones.getObject().bury(kind(), id.toString(), Week.of(LocalDate.now(clock)));
    }

    /**
     * Those that wait are withdrawn; those that were refused stay so.
     *
     * @param by who takes them back, with a reason; null: nobody of the staff
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void end(List<UUID> ids, @Nullable UUID by, @Nullable String reason, LocalDate today) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
						update wijraad_nomination
						set outcome = coalesce(outcome, 'WITHDRAWN'), outcome_on = coalesce(outcome_on, :today), outcome_by = coalesce(outcome_by, :by),
							reason = coalesce(reason, :reason), forgotten_on = case when member_id is null then :today::date end, name = null,
							age_band = null, sixteen = null, consent = null, in_city = null, portfolios = '{}', candidate_id = null
						where id = any (:ids)
						""")
                .param("today", today)
                .param("by", by)
                .param("reason", reason)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        news.publishEvent(new CouncilForgot(ids));
    }

    @Override
    public String kind() {
        return "wijraad-nomination";
    }

    @Override
    public List<String> unknown(List<String> ids) {
        return jdbc.sql("""
						select id::text from wijraad_nomination
						where id = any (:ids::uuid[]) and member_id is null and forgotten_on is null and outcome is distinct from 'APPOINTED'
						""")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void bury(String id, Week week) {
        end(List.of(UUID.fromString(id)), null, null, LocalDate.now(clock));
    }

    @Override
    public List<String> known() {
        return jdbc.sql("select id::text from wijraad_nomination where outcome = 'WITHDRAWN' and member_id is null")
                .query(String.class)
                .list();
    }
}
