package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps votes in the database: what was prepared, the frozen rules, and what was opened at closing. */
@Component
public class SelectionStore {

    private static final String SELECT = """
			select id, round_id, meeting_id, kind, way, seats, majority, tie, revote_of, state, prepared_by, prepared_on, ended_on, reason
			from wijraad_selection
			""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SelectionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A vote as it was prepared. */
    public record Selection(
            UUID id,
            UUID roundId,
            UUID meetingId,
            Kind kind,
            Way way,
            int seats,
            Majority majority,
            Tie tie,
            @Nullable UUID revoteOf,
            SelectionState state,
            UUID preparedBy,
            LocalDate preparedOn,
            @Nullable LocalDate endedOn,
            @Nullable String reason) {}

    /** A member does not vote on a candidate. */
    public record Recusal(UUID candidateId, UUID memberId) {}

    public Optional<Selection> of(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Selection.class)
                .optional();
    }

    /**
     * Holds it until the transaction ends.
     *
     * @throws NotFound when there is none
     * @throws RuleBroken when it stands elsewhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Selection hold(UUID id, SelectionState... states) {
        var selection = jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Selection.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!List.of(states).contains(selection.state())) {
            throw stands(selection.state());
        }
        return selection;
    }

    static RuleBroken stands(SelectionState state) {
        return switch (state) {
            case PREPARED -> new RuleBroken("R12b.prepared");
            case OPEN -> new RuleBroken("R12b.open");
            case COUNTED -> new RuleBroken("R12b.counted");
            case DECIDED -> new RuleBroken("R12b.decided");
            case CANCELLED -> new RuleBroken("R12b.cancelled");
        };
    }

    public List<Recusal> recusals(UUID id) {
        return jdbc.sql(
                        "select candidate_id, member_id from wijraad_recusal where selection_id = :id order by candidate_id, member_id")
                .param("id", id)
                .query(Recusal.class)
                .list();
    }

    /** How many of these stand in a vote that is open, or counted and not decided. */
    int running(List<UUID> candidates) {
        return jdbc.sql("""
						select count(*) from unnest(:candidates) c where exists (
							select from wijraad_voting_rules r join wijraad_selection s on s.id = r.selection_id
							where s.state in ('OPEN', 'COUNTED') and c = any (r.candidates))
						""")
                .param("candidates", candidates.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private record RulesRow(
            UUID selectionId,
            LocalDate meetingOn,
            LocalDate openedOn,
            Kind kind,
            Way way,
            int seats,
            Majority majority,
            Tie tie,
            String candidates,
            String present,
            int sitting,
            String commitment,
            String recused) {

        VotingRules rules(JsonMapper json) {
            var recused = new HashMap<UUID, Set<UUID>>();
            for (var it : json.readValue(this.recused, Recusal[].class)) {
                recused.computeIfAbsent(it.candidateId(), key -> new HashSet<>())
                        .add(it.memberId());
            }
            return new VotingRules(
                    selectionId,
                    meetingOn,
                    openedOn,
                    kind,
                    way,
                    seats,
                    majority,
                    tie,
                    List.copyOf(ids(candidates)),
                    Set.copyOf(ids(present)),
                    sitting,
                    recused,
                    commitment);
        }
    }

    static List<UUID> ids(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(" ")).map(UUID::fromString).toList();
    }

    /** Empty while it is only prepared. */
    public Optional<VotingRules> rules(UUID id) {
        return jdbc.sql("""
						select selection_id, meeting_on, opened_on, kind, way, seats, majority, tie, array_to_string(candidates, ' ') as candidates,
							array_to_string(present, ' ') as present, sitting, commitment,
							(select coalesce(json_agg(json_build_object('candidateId', q.candidate_id, 'memberId', q.member_id)), '[]')::text
								from wijraad_recusal q where q.selection_id = r.selection_id) as recused
						from wijraad_voting_rules r where selection_id = :id
						""").param("id", id).query(RulesRow.class).optional().map(it -> it.rules(json));
    }

    @Rule("R12b")
    void freeze(VotingRules rules, UUID by) {
        jdbc.sql("""
						insert into wijraad_voting_rules (selection_id, meeting_on, kind, way, seats, majority, tie, candidates, present, sitting,
							commitment, opened_by, opened_on)
						values (:id, :meeting, :kind, :way, :seats, :majority, :tie, :candidates, :present, :sitting, :commitment, :by, :today)
						""")
                .param("id", rules.selection())
                .param("meeting", rules.meetingOn())
                .param("kind", rules.kind().name())
                .param("way", rules.way().name())
                .param("seats", rules.seats())
                .param("majority", rules.majority().name())
                .param("tie", rules.tie().name())
                .param("candidates", rules.candidates().toArray(UUID[]::new))
                .param("present", rules.present().stream().sorted().toArray(UUID[]::new))
                .param("sitting", rules.sitting())
                .param("commitment", rules.commitment())
                .param("by", by)
                .param("today", rules.openedOn())
                .update();
    }

    private record CountRow(
            String voted, String withdrawn, String seed, String checksum, LocalDate closedOn, String piles) {}

    private record Pile(UUID candidate, Choice choice, int number) {}

    /**
     * A count as it is kept.
     *
     * @param checksum as it was at closing; another than that of {@code count} shows that something was changed since
     */
    public record Kept(Count count, String checksum, LocalDate closedOn) {

        /** Whether what is kept is what was counted, and adds up. */
        public boolean holds() {
            return count.balances() && count.checksum().equals(checksum);
        }
    }

    /** Empty while it is not closed. */
    public Optional<Kept> count(VotingRules rules) {
        return jdbc.sql("""
						select array_to_string(voted, ' ') as voted, array_to_string(withdrawn, ' ') as withdrawn, seed, checksum, closed_on,
							(select coalesce(json_agg(json_build_object('candidate', p.candidate_id, 'choice', p.choice, 'number', p.number)), '[]')::text
								from wijraad_pile p where p.selection_id = c.selection_id) as piles
						from wijraad_count c where selection_id = :id
						""")
                .param("id", rules.selection())
                .query(CountRow.class)
                .optional()
                .map(row -> new Kept(
                        new Count(
                                rules,
                                piles(json.readValue(row.piles(), Pile[].class)),
                                Set.copyOf(ids(row.voted())),
                                Set.copyOf(ids(row.withdrawn())),
                                row.seed()),
                        row.checksum(),
                        row.closedOn()));
    }

    private static Piles piles(Pile[] rows) {
        var numbers = new HashMap<UUID, Map<Choice, Integer>>();
        Stream.of(rows)
                .forEach(it -> numbers.computeIfAbsent(it.candidate(), key -> new HashMap<>())
                        .put(it.choice(), it.number()));
        return new Piles(numbers);
    }

    void keep(Count count, @Nullable UUID enteredBy, UUID by, LocalDate today) {
        var id = count.rules().selection();
        jdbc.sql("""
						insert into wijraad_count (selection_id, voted, withdrawn, seed, checksum, entered_by, closed_by, closed_on)
						values (:id, :voted, :withdrawn, :seed, :checksum, :entered, :by, :today)
						""")
                .param("id", id)
                .param("voted", sorted(count.voted()))
                .param("withdrawn", sorted(count.withdrawn()))
                .param("seed", count.seed())
                .param("checksum", count.checksum())
                .param("entered", enteredBy)
                .param("by", by)
                .param("today", today)
                .update();
        for (var candidate : count.rules().candidates()) {
            for (var choice : count.rules().kind().choices()) {
                var number = count.piles().number(candidate, choice);
                if (number > 0) {
                    jdbc.sql(
                                    "insert into wijraad_pile (selection_id, candidate_id, choice, number) values (:id, :candidate, :choice, :number)")
                            .param("id", id)
                            .param("candidate", candidate)
                            .param("choice", choice.name())
                            .param("number", number)
                            .update();
                }
            }
        }
    }

    private static UUID[] sorted(Set<UUID> ids) {
        return ids.stream().sorted().toArray(UUID[]::new);
    }

    void move(UUID id, SelectionState state, @Nullable LocalDate ended) {
        jdbc.sql("update wijraad_selection set state = :state, ended_on = :ended where id = :id")
                .param("state", state.name())
                .param("ended", ended)
                .param("id", id)
                .update();
    }

    /**
     * Numbers that somebody counted.
     *
     * @param turn the first one is 1
     */
    public record Entry(UUID enteredBy, int turn, Piles piles, boolean returned) {}

    private record EntryRow(UUID enteredBy, int turn, String piles, boolean returned) {}

    /** The last one. */
    public Optional<Entry> entry(UUID id) {
        return jdbc.sql("""
						select entered_by, turn, piles::text as piles, returned_by is not null as returned
						from wijraad_entry where selection_id = :id order by turn desc limit 1
						""")
                .param("id", id)
                .query(EntryRow.class)
                .optional()
                .map(it -> new Entry(
                        it.enteredBy(),
                        it.turn(),
                        new Piles(json.readValue(it.piles(), new TypeReference<Map<UUID, Map<Choice, Integer>>>() {})),
                        it.returned()));
    }

    void enter(UUID id, int turn, Piles piles, UUID by, LocalDate today) {
        jdbc.sql("""
						insert into wijraad_entry (selection_id, turn, piles, entered_by, entered_on)
						values (:id, :turn, cast(:piles as jsonb), :by, :today)
						""")
                .param("id", id)
                .param("turn", turn)
                .param("piles", json.writeValueAsString(piles.numbers()))
                .param("by", by)
                .param("today", today)
                .update();
    }

    private record Name(UUID id, String name) {}

    /** The names of some members, by name. */
    public Map<UUID, String> members(Set<UUID> ids) {
        return jdbc
                .sql(
                        "select member_id as id, name from wijraad_person where standing and member_id = any (:ids) order by name, id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Name.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Name::id, Name::name, (one, other) -> one, LinkedHashMap::new));
    }
}
