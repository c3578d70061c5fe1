package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Index;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps advices, with their history and their place in the trail and in the search, in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AdviceStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final Index index;

    AdviceStore(JdbcClient jdbc, JsonMapper json, Trail trail, Index index) {
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.index = index;
    }

    enum Step {
        ASKED,
        MADE,
        WRITTEN,
        DECIDED,
        REOPENED,
        SENT,
        ANSWERED,
        ANSWER_CORRECTED,
        CORRECTED,
        JUDGED,
        JUDGEMENT_CORRECTED
    }

    /** An advice that nobody else changes until the end of the transaction, and the number of its text. */
    record Held(Advice advice, int version) {}

    /** @throws NotFound when it is not there */
    Held hold(UUID id) {
        var kept = jdbc.sql("""
						select id, title, why, kind, made_on, decided_on, meeting, sent_on, due_on, answered_on, judged_on, version
						from wijraad_advice where id = :id for update
						""")
                .param("id", id)
                .query(Advice.Kept.class)
                .optional()
                .orElseThrow(NotFound::new);
        var points = jdbc.sql("""
						select p.id, p.place, p.sentence, p.explanation, p.answered_on, p.judge_from, p.turn,
							(select count(*) from wijraad_answer a where a.point_id = p.id) as answers,
							(select count(*) from wijraad_judgement j where j.point_id = p.id) as judgements
						from wijraad_point p where p.advice_id = :id order by p.place
						""").param("id", id).query(Advice.Point.class).list();
        return new Held(new Advice(kept, points), kept.version());
    }

    /** What the director asks. */
    record Question(String text, LocalDate wantedOn) {}

    /** @return whether it was added; not when there is one with this id */
    boolean add(UUID id, String title, AdviceKind kind, @Nullable Question question, StaffId by, LocalDate today) {
        var made = jdbc.sql("""
						insert into wijraad_advice (id, title, why, kind, question, asked_title, asked_kind, asked_by, asked_on,
							wanted_on, made_by, made_on, version)
						values (:id, :title, '', :kind, :question, case when :question::text is not null then :title end,
							case when :question::text is not null then :kind end, :asker, :asked::date, :wanted::date, :by, :today, 1)
						on conflict (id) do nothing
						""")
                .param("id", id)
                .param("title", title)
                .param("kind", kind.name())
                .param("question", question == null ? null : question.text())
                .param("asker", question == null ? null : by.value())
                .param("asked", question == null ? null : today)
                .param("wanted", question == null ? null : question.wantedOn())
                .param("by", by.value())
                .param("today", today)
                .update();
        if (made == 1) {
            step(id, question == null ? Step.MADE : Step.ASKED, null, null, by, today);
        }
        return made == 1;
    }

    private record Earlier(int place, String sentence, String explanation) {}

    /** Keeps what it said until now. */
    void keepEarlier(Held held, @Nullable String reason, StaffId by, LocalDate today) {
        var wording = held.advice().wording();
        var points = held.advice().points().stream()
                .map(it -> new Earlier(it.place(), it.sentence(), it.explanation()))
                .toList();
        jdbc.sql("""
						insert into wijraad_advice_earlier (advice_id, version, title, why, points, sent, reason, replaced_by, replaced_on)
						values (:id, :version, :title, :why, :points::jsonb, :sent, :reason, :by, :today)
						""")
                .param("id", held.advice().id())
                .param("version", held.version())
                .param("title", wording.title())
                .param("why", wording.why())
                .param("points", json.writeValueAsString(points))
                .param("sent", held.advice().sentOn() != null)
                .param("reason", reason)
                .param("by", by.value())
                .param("today", today)
                .update();
    }

    /** Its text and points as they are now. */
    void write(Advice advice) {
        var wording = advice.wording();
        jdbc.sql("""
						update wijraad_advice set title = :title, why = :why, kind = :kind, version = version + 1 where id = :id
						""")
                .param("title", wording.title())
                .param("why", wording.why())
                .param("kind", wording.kind().name())
                .param("id", advice.id())
                .update();
        jdbc.sql("delete from wijraad_point where advice_id = :advice and not (id = any (:ids))")
                .param("advice", advice.id())
                .param("ids", advice.points().stream().map(Advice.Point::id).toArray(UUID[]::new))
                .update();
        for (var point : advice.points()) {
            jdbc.sql("""
							insert into wijraad_point (id, advice_id, place, sentence, explanation, turn)
							values (:id, :advice, :place, :sentence, :explanation, :turn)
							on conflict (id) do update set place = excluded.place, sentence = excluded.sentence,
								explanation = excluded.explanation, turn = excluded.turn
							""")
                    .param("id", point.id())
                    .param("advice", advice.id())
                    .param("place", point.place())
                    .param("sentence", point.sentence())
                    .param("explanation", point.explanation())
                    .param("turn", point.turn())
                    .update();
        }
    }

    /** In which meeting of the portal it was decided on; null: in none. */
    void inMeeting(UUID advice, @Nullable UUID meeting) {
        jdbc.sql("update wijraad_advice set meeting_id = :meeting::uuid where id = :id")
                .param("meeting", meeting)
                .param("id", advice)
                .update();
    }

    /** How far it is now. */
    void move(Advice advice, @Nullable StaffId sender) {
        jdbc.sql("""
						update wijraad_advice set decided_on = :decided::date, meeting = :meeting, sent_on = :sent::date,
							sent_by = coalesce(sent_by, :sender::uuid), due_on = :due::date, answered_on = :answered::date,
							judged_on = :judged::date
						where id = :id
						""")
                .param("decided", advice.decidedOn())
                .param("meeting", advice.meeting())
                .param("sent", advice.sentOn())
                .param("sender", sender == null ? null : sender.value())
                .param("due", advice.dueOn())
                .param("answered", advice.answeredOn())
                .param("judged", advice.judgedOn())
                .param("id", advice.id())
                .update();
    }

    /** How far a point is now. */
    void move(Advice.Point point) {
        jdbc.sql("""
						update wijraad_point set answered_on = :answered::date, judge_from = :from::date, turn = :turn where id = :id
						""")
                .param("answered", point.answeredOn())
                .param("from", point.judgeFrom())
                .param("turn", point.turn())
                .param("id", point.id())
                .update();
    }

    /** What was done, by whom and when. */
    void step(UUID advice, Step step, @Nullable Integer place, @Nullable String words, StaffId by, LocalDate today) {
        jdbc.sql("""
						insert into wijraad_advice_step (advice_id, turn, kind, place, words, done_by, done_on)
						select :advice, coalesce(max(turn), 0) + 1, :kind, :place, :words, :by, :today
						from wijraad_advice_step where advice_id = :advice
						""")
                .param("advice", advice)
                .param("kind", step.name())
                .param("place", place)
                .param("words", words)
                .param("by", by.value())
                .param("today", today)
                .update();
    }

    private record Told(String title, String body, LocalDate sentOn) {}

    /** Puts what was sent in the trail and the search, as it is now. */
    void publish(Advice advice) {
        var told = jdbc.sql("""
						select a.title, a.sent_on, concat_ws(' ', a.question, a.why, (
							select string_agg(concat_ws(' ', p.sentence, p.explanation, r.reason, j.words), ' ' order by p.place)
							from wijraad_point p
							left join lateral (select reason from wijraad_answer r where r.point_id = p.id order by version desc limit 1) r on true
							left join lateral (select words from wijraad_judgement j where j.point_id = p.id order by version desc limit 1) j on true
							where p.advice_id = a.id)) as body
						from wijraad_advice a where a.id = :id and a.sent_on is not null
						""").param("id", advice.id()).query(Told.class).single();
        var path = "/wijraad/adviezen/" + advice.id();
        trail.put(new Node(
                Node.Kind.ADVICE,
                advice.id(),
                told.title(),
                "nl",
                advice.state().name(),
                path));
        voices(advice.id()).forEach(it -> trail.link(it, advice.id(), Node.Why.LED_TO));
        index.put(new Document(
                Document.Kind.ADVICE,
                advice.id(),
                path,
                "nl",
                told.title(),
                told.body(),
                told.sentOn().getYear(),
                null,
                null,
                told.sentOn()));
    }

    /** What led to it. */
    List<UUID> voices(UUID advice) {
        return jdbc.sql("select node_id from wijraad_advice_voice where advice_id = :id order by node_id")
                .param("id", advice)
                .query(UUID.class)
                .list();
    }

    void addVoice(UUID advice, UUID node, StaffId by, LocalDate today) {
        jdbc.sql("""
						insert into wijraad_advice_voice (advice_id, node_id, linked_by, linked_on)
						values (:advice, :node, :by, :today) on conflict do nothing
						""")
                .param("advice", advice)
                .param("node", node)
                .param("by", by.value())
                .param("today", today)
                .update();
    }

    void removeVoice(UUID advice, UUID node) {
        jdbc.sql("delete from wijraad_advice_voice where advice_id = :advice and node_id = :node")
                .param("advice", advice)
                .param("node", node)
                .update();
        trail.unlink(node, advice);
    }
}
