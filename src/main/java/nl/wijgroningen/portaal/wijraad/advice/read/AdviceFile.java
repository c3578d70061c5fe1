package nl.wijgroningen.portaal.wijraad.advice.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceKind;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceState;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceTerm;
import nl.wijgroningen.portaal.wijraad.advice.domain.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Advices as the WIJ-raad and the director see them. A draft is the WIJ-raad's own: of one that they asked for the director
 * sees the question and nothing else, until it is sent; what the director drafts as an answer the WIJ-raad does not see.
 */
@Component
@Rule("R12e")
public class AdviceFile {

    /** So many stand in the list of those that were sent; older ones are on the public page. */
    private static final int MOST = 50;

    /** Steps that tell how a draft came about. */
    private static final Set<String> OF_THE_DRAFT = Set.of("MADE", "WRITTEN", "REOPENED");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AdviceFile(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param remarks of members, on a draft */
    public record Row(
            UUID id,
            String title,
            AdviceKind kind,
            boolean asked,
            LocalDate madeOn,
            @Nullable LocalDate wantedOn,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate judgedOn,
            int points,
            int answered,
            int remarks) {

        public AdviceState state() {
            return AdvicePages.state(decidedOn, sentOn, answeredOn, judgedOn);
        }

        /** Null: not sent. */
        public @Nullable AdviceTerm term() {
            return sentOn == null || dueOn == null ? null : new AdviceTerm(sentOn, dueOn, answeredOn);
        }
    }

    /** What is still to be sent first, then what waits for an answer, then the last that were answered. */
    public List<Row> list(Staff staff) {
        return scope(
                        """
						select a.id, case when a.sent_on is null and not :council then a.asked_title else a.title end as title,
							case when a.sent_on is null and not :council then a.asked_kind else a.kind end as kind,
							a.question is not null as asked, a.made_on, a.wanted_on,
							case when a.sent_on is not null or :council then a.decided_on end as decided_on, a.sent_on, a.due_on,
							a.answered_on, a.judged_on,
							case when a.sent_on is null and not :council then 0
								else (select count(*) from wijraad_point p where p.advice_id = a.id) end as points,
							(select count(*) from wijraad_point p where p.advice_id = a.id and p.answered_on is not null) as answered,
							case when :council then (select count(*) from wijraad_advice_remark m where m.advice_id = a.id) else 0 end as remarks
						from wijraad_advice a where
						""",
                        " order by a.sent_on is not null, a.answered_on is not null, coalesce(a.due_on, a.made_on), a.id limit "
                                + MOST,
                        staff)
                .query(Row.class)
                .list();
    }

    /** What the director is writing as an answer. */
    public record Draft(UUID point, @Nullable Outcome outcome, String reason, UUID writtenBy, LocalDate writtenOn) {}

    /** @param place of the point; null: of the whole */
    public record Remark(int version, @Nullable Integer place, String words, UUID madeBy, LocalDate madeOn) {}

    public record Step(
            String kind, @Nullable Integer place, @Nullable String words, UUID doneBy, LocalDate doneOn) {}

    /**
     * @param drafts only for a director
     * @param remarks in the order in which they were made; only for the WIJ-raad
     * @param steps the last first
     */
    public record One(AdvicePages.One one, List<Draft> drafts, List<Remark> remarks, List<Step> steps) {

        public AdvicePages.Facts facts() {
            return one.facts();
        }

        public @Nullable Draft draft(UUID point) {
            return drafts.stream()
                    .filter(it -> it.point().equals(point))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final String DRAFTS = """
			select coalesce(json_agg(json_build_object('point', d.point_id, 'outcome', d.outcome, 'reason', d.reason,
				'writtenBy', d.written_by, 'writtenOn', d.written_on)), '[]')::text
			from wijraad_answer_draft d join wijraad_point p on p.id = d.point_id where p.advice_id = a.id
			""";

    private static final String REMARKS = """
			select coalesce(json_agg(json_build_object('version', m.version, 'place', m.place, 'words', m.words, 'madeBy', m.made_by,
				'madeOn', m.made_on) order by m.turn), '[]')::text
			from wijraad_advice_remark m where m.advice_id = a.id
			""";

    private static final String STEPS = """
			select coalesce(json_agg(json_build_object('kind', s.kind, 'place', s.place, 'words', s.words, 'doneBy', s.done_by,
				'doneOn', s.done_on) order by s.turn desc), '[]')::text
			from wijraad_advice_step s where s.advice_id = a.id
			""";

    /** Empty when it is not there for this person. */
    public Optional<One> one(Staff staff, UUID id) {
        return scope(
                        "select " + AdvicePages.COLUMNS
                                + ", a.asked_title, a.asked_kind, :council or a.sent_on is not null as reads, ("
                                + AdvicePages.PARTS + ") as points, (" + AdvicePages.VOICES + ") as voices, ("
                                + AdvicePages.EARLIER + ") as earlier, (" + DRAFTS + ") as drafts, (" + REMARKS
                                + ") as remarks, (" + STEPS + ") as steps from wijraad_advice a where a.id = :id and ",
                        "",
                        staff)
                .param("id", id)
                .query((row, number) -> {
                    var facts = Objects.requireNonNull(AdvicePages.FACTS.mapRow(row, number));
                    if (!row.getBoolean("reads")) {
                        return new One(
                                new AdvicePages.One(
                                        question(
                                                facts,
                                                row.getString("asked_title"),
                                                AdviceKind.valueOf(row.getString("asked_kind"))),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                List.of(),
                                List.of(),
                                List.of());
                    }
                    return new One(
                            new AdvicePages.One(
                                    facts,
                                    List.of(json.readValue(row.getString("points"), AdvicePages.Point[].class)),
                                    List.of(json.readValue(row.getString("voices"), UUID[].class)),
                                    Stream.of(json.readValue(row.getString("earlier"), AdvicePages.Earlier[].class))
                                            .filter(it -> it.sent() || council(staff))
                                            .toList()),
                            staff.is(Role.DIRECTOR)
                                    ? List.of(json.readValue(row.getString("drafts"), Draft[].class))
                                    : List.of(),
                            council(staff)
                                    ? List.of(json.readValue(row.getString("remarks"), Remark[].class))
                                    : List.of(),
                            Stream.of(json.readValue(row.getString("steps"), Step[].class))
                                    .filter(it -> council(staff) || !OF_THE_DRAFT.contains(it.kind()))
                                    .toList());
                })
                .optional();
    }

    /** What the director asked, and no word of the draft. */
    private static AdvicePages.Facts question(AdvicePages.Facts facts, String title, AdviceKind kind) {
        return new AdvicePages.Facts(
                facts.id(),
                title,
                "",
                kind,
                facts.question(),
                facts.askedOn(),
                facts.wantedOn(),
                facts.madeOn(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                facts.version());
    }

    private static boolean council(Staff staff) {
        return staff.is(Role.SECRETARY) || staff.is(Role.COUNCIL_MEMBER);
    }

    private JdbcClient.StatementSpec scope(String select, String order, Staff staff) {
        return jdbc.sql(select + " (:council or :director and (a.sent_on is not null or a.asked_by is not null))"
                        + order)
                .param("council", council(staff))
                .param("director", staff.is(Role.DIRECTOR));
    }
}
