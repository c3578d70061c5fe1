package nl.wijgroningen.portaal.experience.improvement.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.improvement.domain.ImprovementState;
import nl.wijgroningen.portaal.experience.read.Scope;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Improvements as staff work on them: a list, and one with its whole history. */
@Component
public class ImprovementFile {

    public static final int PAGE = 20;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private static final int OPENING = 80;

    /** So many experiences stand on the page of one. */
    private static final int SOURCES = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImprovementFile(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Another team's is not there (R15). */
    @Rule("R15")
    private static String scope(Staff staff) {
        return staff.is(Role.COORDINATOR) ? "true" : "i.team_id = any (:teams)";
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, Staff staff) {
        return query.param("teams", staff.teams().toArray(UUID[]::new));
    }

    /** What to list. */
    public enum Filter {
        OPEN("i.state in ('PROMISED', 'BUSY')", true),
        LATE("i.state in ('PROMISED', 'BUSY') and i.due_on < :today", true),
        PROOF(
                "i.state = 'BUSY' and exists (select from experience_proof p where p.improvement_id = i.id and p.confirmed_by is null and p.returned_by is null)",
                true),
        ENDED("i.state in ('DONE', 'NOT_POSSIBLE')", false);

        private final String condition;
        private final boolean soonestFirst;

        Filter(String condition, boolean soonestFirst) {
            this.condition = condition;
            this.soonestFirst = soonestFirst;
        }

        private String day() {
            return soonestFirst ? "i.due_on" : "i.changed_on";
        }

        private String order() {
            return day() + (soonestFirst ? ", i.id" : " desc, i.id desc");
        }
    }

    /** @param day the one by which the list is ordered */
    public record Row(
            UUID id, @Nullable UUID teamId, String title, ImprovementState state, LocalDate dueOn, LocalDate day) {}

    /** @param next where the next page begins; null on the last */
    public record Rows(List<Row> rows, ImprovementPages.@Nullable Key next) {}

    public Rows rows(Staff staff, Filter filter, LocalDate today, ImprovementPages.@Nullable Key after) {
        var rows = bind(
                        jdbc.sql("select i.id, i.team_id, i.title, i.state, i.due_on, " + filter.day()
                                + " as day from experience_improvement i where " + scope(staff) + " and "
                                + filter.condition
                                + (after == null
                                        ? ""
                                        : " and (" + filter.day() + ", i.id) " + (filter.soonestFirst ? ">" : "<")
                                                + " (:day, :id)")
                                + " order by " + filter.order() + " limit :limit"),
                        staff)
                .param("today", today)
                .param("day", after == null ? null : after.day())
                .param("id", after == null ? null : after.id())
                .param("limit", PAGE + 1)
                .query(Row.class)
                .list();
        var shown = rows.stream().limit(PAGE).toList();
        var last = rows.size() <= PAGE ? null : shown.get(PAGE - 1);
        return new Rows(shown, last == null ? null : new ImprovementPages.Key(last.day(), last.id()));
    }

    public record Counts(int open, int late, int proof, int ended) {

        public int of(Filter filter) {
            return switch (filter) {
                case OPEN -> open;
                case LATE -> late;
                case PROOF -> proof;
                case ENDED -> ended;
            };
        }
    }

    /** Each stops just above {@link #COUNTED}. */
    public Counts counts(Staff staff, LocalDate today) {
        var parts = Stream.of(Filter.values())
                .map(it -> "(select count(*) from (select from experience_improvement i where " + scope(staff) + " and "
                        + it.condition + " order by " + it.order() + " limit " + (COUNTED + 1) + ") c) as "
                        + it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return bind(jdbc.sql("select " + parts), staff)
                .param("today", today)
                .query(Counts.class)
                .single();
    }

    /** One to choose. */
    public record Open(UUID id, String title) {}

    /** Open ones of the same team, or of all teams for the coordinator; the last that something happened to first. */
    public List<Open> open(Staff staff, int most) {
        return bind(
                        jdbc.sql(
                                "select i.id, i.title from experience_improvement i where " + scope(staff)
                                        + " and i.state in ('PROMISED', 'BUSY') order by i.changed_on desc, i.id desc limit :limit"),
                        staff)
                .param("limit", most)
                .query(Open.class)
                .list();
    }

    /** @param firstDueOn the day that was promised first; null: that of now */
    public record Facts(
            UUID id,
            @Nullable UUID teamId,
            String title,
            String promise,
            String owner,
            LocalDate dueOn,
            @Nullable LocalDate firstDueOn,
            ImprovementState state,
            @Nullable String reason,
            @Nullable UUID mergedInto,
            UUID promisedBy,
            LocalDate promisedOn,
            long version) {}

    /** An experience that led to it, as far as the member of staff may read it. */
    public record Source(UUID id, String opening, String language, String toldWeek) {}

    /**
     * @param wasTitle what the promise said before, as far as this changed it; {@code wasPromise}, {@code wasOwner} and
     *     {@code wasDueOn} alike
     * @param doneBy null when a teller brought it about; then there is a week
     */
    public record Step(
            String kind,
            @Nullable String words,
            @Nullable String wasTitle,
            @Nullable String wasPromise,
            @Nullable String wasOwner,
            @Nullable LocalDate wasDueOn,
            @Nullable UUID doneBy,
            @Nullable LocalDate doneOn,
            @Nullable String week) {}

    /** @param noticed answers of tellers; those with a code that staff printed apart (R31) */
    public record Proof(
            UUID id,
            String change,
            LocalDate since,
            @Nullable String indicator,
            @Nullable String before,
            @Nullable String after,
            @Nullable UUID documentId,
            @Nullable UUID photoId,
            UUID offeredBy,
            LocalDate offeredOn,
            @Nullable UUID confirmedBy,
            @Nullable LocalDate confirmedOn,
            @Nullable UUID returnedBy,
            int noticed,
            int notNoticed,
            int printed) {

        public boolean isOpen() {
            return confirmedBy == null && returnedBy == null;
        }
    }

    /** @param elsewhere experiences of another team led to it too; of what is kept from a team nothing is said (R35) */
    public record File(Facts facts, List<Source> sources, boolean elsewhere, List<Step> steps, List<Proof> proofs) {

        public @Nullable Proof openProof() {
            return proofs.stream().filter(Proof::isOpen).findFirst().orElse(null);
        }

        /** Everybody on the page. */
        public Set<UUID> people() {
            return Stream.of(
                            Stream.of(facts.promisedBy()),
                            steps.stream().map(Step::doneBy).filter(Objects::nonNull),
                            proofs.stream().map(Proof::offeredBy),
                            proofs.stream().map(Proof::confirmedBy).filter(Objects::nonNull))
                    .flatMap(it -> it)
                    .collect(Collectors.toSet());
        }
    }

    private static final RowMapper<Facts> FACTS = new DataClassRowMapper<>(Facts.class);

    /** Empty when there is none or it is another team's. */
    @Rule("R15")
    public Optional<File> of(Staff staff, UUID id) {
        return Scope.bind(
                        jdbc.sql("""
						select i.id, i.team_id, i.title, i.promise, i.owner, i.due_on, i.state, i.reason, i.merged_into, i.promised_by,
							i.promised_on, i.version, %s,
							(select coalesce(json_agg(e), '[]') from (
								select e.id, left(e.happened, 200) as opening, e.language, e.told_week as "toldWeek"
								from experience_source s join experience e on e.id = s.experience_id
								where s.improvement_id = i.id and %s order by e.id limit :sources) e)::text as sources,
							exists (select from experience_source s join experience e on e.id = s.experience_id
								where s.improvement_id = i.id and (not e.coordinator_only or e.team_allowed_week is not null) and not %s) as elsewhere,
							(select coalesce(json_agg(json_build_object('kind', s.kind, 'words', s.words, 'wasTitle', s.was_title,
								'wasPromise', s.was_promise, 'wasOwner', s.was_owner, 'wasDueOn', s.was_due_on, 'doneBy', s.done_by,
								'doneOn', s.done_on, 'week', s.week) order by s.turn), '[]') from experience_step s
								where s.improvement_id = i.id)::text as steps,
							(select coalesce(json_agg(json_build_object('id', p.id, 'change', p.change, 'since', p.since,
								'indicator', p.indicator, 'before', p.before, 'after', p.after, 'documentId', p.document_id, 'photoId', p.photo_id, 'offeredBy', p.offered_by,
								'offeredOn', p.offered_on, 'confirmedBy', p.confirmed_by, 'confirmedOn', p.confirmed_on,
								'returnedBy', p.returned_by, 'noticed', p.noticed, 'notNoticed', p.not_noticed, 'printed', p.printed)
								order by p.offered_on desc, p.id), '[]') from experience_proof p where p.improvement_id = i.id)::text as proofs
						from experience_improvement i
						where i.id = :id and %s
						""".formatted(ImprovementPages.FIRST_DUE, Scope.SQL, Scope.SQL, scope(staff))), staff)
                .param("id", id)
                .param("sources", SOURCES)
                .query((row, number) -> new File(
                        Objects.requireNonNull(FACTS.mapRow(row, number)),
                        Stream.of(json.readValue(row.getString("sources"), Source[].class))
                                .map(it -> new Source(
                                        it.id(),
                                        PlainText.opening(PlainText.oneLine(it.opening()), OPENING),
                                        it.language(),
                                        it.toldWeek()))
                                .toList(),
                        row.getBoolean("elsewhere"),
                        List.of(json.readValue(row.getString("steps"), Step[].class)),
                        List.of(json.readValue(row.getString("proofs"), Proof[].class))))
                .optional();
    }

    private record Told(String happened, boolean keptFromTeam) {}

    /** The beginning of an experience, to promise something for; empty when it is not there for this member of staff, or kept from the team. */
    @Rule("R35")
    public Optional<String> opening(Staff staff, UUID experience) {
        return Scope.bind(jdbc.sql("""
						select left(e.happened, 200) as happened, e.coordinator_only and e.team_allowed_week is null as kept_from_team
						from experience e where e.id = :id and
						""" + Scope.SQL), staff)
                .param("id", experience)
                .query(Told.class)
                .optional()
                .filter(it -> !it.keptFromTeam())
                .map(it -> PlainText.opening(PlainText.oneLine(it.happened()), OPENING));
    }

    /** Whether a file belongs to a proof of an improvement that this member of staff works on. */
    @Rule("R15")
    public boolean hasFile(Staff staff, UUID improvement, UUID file) {
        return bind(
                        jdbc.sql(
                                "select exists (select from experience_proof p join experience_improvement i on i.id = p.improvement_id"
                                        + " where i.id = :improvement and (p.document_id = :file or p.photo_id = :file) and "
                                        + scope(staff)
                                        + ")"),
                        staff)
                .param("improvement", improvement)
                .param("file", file)
                .query(Boolean.class)
                .single();
    }
}
