package nl.wijgroningen.portaal.experience.improvement.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Index;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is written with each thing that happens to an improvement: its history, its place in the trail and in the search. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Ledger {

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Index index;

    Ledger(JdbcClient jdbc, Trail trail, Index index) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.index = index;
    }

    enum Step {
        PROMISED,
        ACTED,
        POSTPONED,
        CHANGED,
        OFFERED,
        RETURNED,
        DONE,
        NOT_POSSIBLE,
        RESUMED,
        REOPENED,
        MERGED,
        SPLIT
    }

    /** What staff did, by name and day. */
    void write(Improvement improvement, Step step, @Nullable String words, StaffId by, LocalDate today) {
        write(improvement, step, words, Earlier.NONE, by, today);
    }

    /** @param was what the promise said before */
    void write(Improvement improvement, Step step, @Nullable String words, Earlier was, StaffId by, LocalDate today) {
        add(improvement.id(), step, words, was, by.value(), today, null);
        publish(improvement);
    }

    /** What a teller brought about, by week (R33). */
    @Rule("R33")
    void write(Improvement improvement, Step step, Week week) {
        add(improvement.id(), step, null, Earlier.NONE, null, null, week);
        publish(improvement);
    }

    private void add(
            UUID improvement,
            Step step,
            @Nullable String words,
            Earlier was,
            @Nullable UUID by,
            @Nullable LocalDate today,
            @Nullable Week week) {
        jdbc.sql("""
						insert into experience_step (id, improvement_id, turn, kind, words, was_title, was_promise, was_owner, was_due_on,
							done_by, done_on, week)
						select gen_random_uuid(), :improvement, coalesce(max(turn), 0) + 1, :kind, :words, :title, :promise, :owner, :due::date,
							:by, :today::date, :week
						from experience_step where improvement_id = :improvement
						""")
                .param("improvement", improvement)
                .param("kind", step.name())
                .param("words", words)
                .param("title", was.title())
                .param("promise", was.promise())
                .param("owner", was.owner())
                .param("due", was.dueOn())
                .param("by", by)
                .param("today", today)
                .param("week", week == null ? null : week.toString())
                .update();
    }

    private record Told(@Nullable UUID teamId, String title, String body, LocalDate changedOn, LocalDate promisedOn) {}

    private void publish(Improvement improvement) {
        var path = "/verbeteringen/" + improvement.id();
        trail.put(new Node(
                Node.Kind.IMPROVEMENT,
                improvement.id(),
                improvement.title(),
                "nl",
                improvement.state().name(),
                path));
        if (improvement.state() == ImprovementState.MERGED) {
            index.remove(Document.Kind.IMPROVEMENT, improvement.id());
            return;
        }
        var told = jdbc.sql("""
						select team_id, title, changed_on, promised_on, concat_ws(' ', promise, reason, (
							select string_agg(p.change, ' ') from experience_proof p where p.improvement_id = i.id and p.confirmed)) as body
						from experience_improvement i where id = :id
						""").param("id", improvement.id()).query(Told.class).single();
        index.put(new Document(
                Document.Kind.IMPROVEMENT,
                improvement.id(),
                path,
                "nl",
                told.title(),
                told.body(),
                told.promisedOn().getYear(),
                told.teamId(),
                null,
                told.changedOn()));
    }

    /** An experience led to it; what is not public keeps a nameless place. */
    @Rule("R30")
    void link(UUID improvement, UUID experience, StaffId by, LocalDate today) {
        jdbc.sql("""
						insert into experience_source (improvement_id, experience_id, linked_by, linked_on)
						values (:improvement, :experience, :by, :today) on conflict do nothing
						""")
                .param("improvement", improvement)
                .param("experience", experience)
                .param("by", by.value())
                .param("today", today)
                .update();
        trail.putHidden(Node.Kind.EXPERIENCE, experience);
        trail.link(experience, improvement, Node.Why.LED_TO);
    }

    /** What led to the one led to the other too: links survive. */
    @Rule("R30")
    void copySources(UUID from, UUID to, Node.Why why, StaffId by, LocalDate today) {
        sources(from).forEach(it -> link(to, it, by, today));
        trail.link(from, to, why);
    }

    void join(UUID from, UUID to, Node.Why why) {
        trail.link(from, to, why);
    }

    /** The experiences that led to it. */
    List<UUID> sources(UUID improvement) {
        return jdbc.sql("select experience_id from experience_source where improvement_id = :id order by experience_id")
                .param("id", improvement)
                .query(UUID.class)
                .list();
    }
}
