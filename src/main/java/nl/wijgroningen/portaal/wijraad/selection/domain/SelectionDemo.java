package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingAttendance;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingPlanning;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidate;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateState;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A vote that chose somebody, one that was broken off, and an evening of today: one vote that waits for tellers, one that is
 * open for the members of the demo, and one that is prepared for the next meeting.
 */
@Component
@Order(28)
class SelectionDemo implements ApplicationRunner {

    private static final int VOTERS = 9;

    private final Demo demo;
    private final Accounts accounts;
    private final MemberAccounts members;
    private final SelectionStore store;
    private final BallotBox box;
    private final BallotKeys keys;
    private final KeysEnd keysEnd;
    private final Meetings meetings;
    private final MeetingPlanning planning;
    private final MeetingAttendance attendance;
    private final Rounds rounds;
    private final Candidates candidates;
    private final CouncilStore council;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    SelectionDemo(
            Demo demo,
            Accounts accounts,
            MemberAccounts members,
            SelectionStore store,
            BallotBox box,
            BallotKeys keys,
            KeysEnd keysEnd,
            Meetings meetings,
            MeetingPlanning planning,
            MeetingAttendance attendance,
            Rounds rounds,
            Candidates candidates,
            CouncilStore council,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.members = members;
        this.store = store;
        this.box = box;
        this.keys = keys;
        this.keysEnd = keysEnd;
        this.meetings = meetings;
        this.planning = planning;
        this.attendance = attendance;
        this.rounds = rounds;
        this.candidates = candidates;
        this.council = council;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var none = jdbc.sql("select not exists (select from wijraad_selection)")
                .query(Boolean.class)
                .single();
        var linked = members.all();
        if (demo.on() && none && linked.size() >= VOTERS) {
            var today = LocalDate.now(clock);
            var held = meetings.around(today).stream()
                    .filter(it -> it.state() == Meeting.State.HELD)
                    .toList();
            var next = meetings.around(today).stream()
                    .filter(it -> it.state() == Meeting.State.INVITED)
                    .toList();
            var ended = jdbc.sql("""
							select r.id from wijraad_round r join wijraad_candidate c on c.round_id = r.id
							where r.state = 'CLOSED' and c.state = 'CHOSEN' order by r.closed_on desc, r.id limit 1
							""").query(UUID.class).optional();
            var running = rounds.running();
            var secretary = accounts.having(Role.SECRETARY).stream()
                    .findFirst()
                    .flatMap(it -> accounts.staff(new StaffId(it.id())));
            if (secretary.isPresent()
                    && !held.isEmpty()
                    && !next.isEmpty()
                    && ended.isPresent()
                    && !running.isEmpty()) {
                new Evenings(secretary.get(), linked.keySet(), today)
                        .live(
                                held.get(held.size() - 1),
                                next.get(0).id(),
                                ended.get(),
                                running.get(0).id());
            }
        }
    }

    /** Those of a round that is over, whom the WIJ-raad chose or not. */
    private final class Former extends Electorate {

        private final Set<CandidateState> states;

        Former(CandidateState... states) {
            super(store, meetings, candidates, council, jdbc);
            this.states = Set.of(states);
        }

        @Override
        public List<Candidate> options(SelectionStore.Selection selection) {
            return candidates.outcomes(selection.roundId()).stream()
                    .filter(it -> states.contains(it.state()))
                    .flatMap(it -> candidates.of(it.id()).stream())
                    .toList();
        }
    }

    /** What happens, each on its own day. */
    private final class Evenings {

        private final Staff secretary;
        private final List<UUID> linked;
        private final LocalDate today;

        Evenings(Staff secretary, Set<UUID> linked, LocalDate today) {
            this.secretary = secretary;
            this.linked = linked.stream().sorted().toList();
            this.today = today;
        }

        private Clock on(LocalDate day) {
            return Clock.fixed(day.atTime(20, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        }

        private Preparing preparing(LocalDate day, Electorate electorate) {
            return new Preparing(store, box, keys, keysEnd, electorate, rounds, jdbc, audit, on(day));
        }

        private Electorate selectable() {
            return new Electorate(store, meetings, candidates, council, jdbc);
        }

        void live(Meeting last, UUID next, UUID ended, UUID running) {
            chosen(last, ended);
            var preparing = preparing(last.heldOn(), selectable());
            var early = preparing.prepare(secretary, each(running, last.id()));
            preparing.open(secretary, early);
            preparing.cancel(
                    secretary,
                    early,
                    "Een lid was er wel, maar stond niet bij de aanwezigen. De raad stemt in een volgende vergadering opnieuw.");
            var evening = evening();
            counted(evening, ended);
            open(evening, running);
            preparing(today, selectable())
                    .prepare(
                            secretary,
                            new Preparing.Plan(running, next, Kind.AMONG, Way.PAPER, 1, Majority.MOST, Tie.REVOTE));
        }

        private Preparing.Plan each(UUID round, UUID meeting) {
            return new Preparing.Plan(round, meeting, Kind.EACH, Way.SECRET, 1, Majority.HALF, Tie.LOT);
        }

        /** The one who was chosen has most votes. */
        private void chosen(Meeting meeting, UUID round) {
            var preparing = preparing(meeting.heldOn(), new Former(CandidateState.CHOSEN, CandidateState.NOT_CHOSEN));
            var id = preparing.prepare(secretary, each(round, meeting.id()));
            preparing.open(secretary, id);
            var rules = store.rules(id).orElseThrow();
            var first = candidates.outcomes(round).stream()
                    .filter(it -> it.state() == CandidateState.CHOSEN)
                    .findFirst()
                    .orElseThrow()
                    .id();
            var voters = rules.voters().stream().sorted().toList();
            for (var i = 0; i < voters.size(); i++) {
                var marks = new HashMap<UUID, Choice>();
                for (var candidate : rules.candidates()) {
                    marks.put(candidate, candidate.equals(first) == (i % 4 != 3) ? Choice.FOR : Choice.AGAINST);
                }
                box.cast(rules, voters.get(i), rules.ballot(voters.get(i), marks, Set.of()));
            }
            count(rules, meeting.heldOn());
            var tellers = members.all();
            rules.present().stream()
                    .filter(tellers::containsKey)
                    .sorted()
                    .limit(2)
                    .forEach(member -> jdbc.sql("""
								insert into wijraad_teller (selection_id, user_id, member_id, confirmed_on) values (:id, :user, :member, :day)
								""")
                            .param("id", id)
                            .param(
                                    "user",
                                    Objects.requireNonNull(tellers.get(member)).value())
                            .param("member", member)
                            .param("day", meeting.heldOn())
                            .update());
            store.move(id, SelectionState.DECIDED, meeting.heldOn());
        }

        private void count(VotingRules rules, LocalDate day) {
            var opened = box.close(rules, day, false);
            var count =
                    new Count(rules, opened.piles(), opened.voted(), Set.of(), Seal.seed(keys.of(rules.selection())));
            store.keep(count, null, secretary.id().value(), day);
            store.move(rules.selection(), SelectionState.COUNTED, null);
            keysEnd.whenCommitted(rules.selection());
        }

        /** A meeting of today, with those who have an account of the demo. */
        private UUID evening() {
            var context = SecurityContextHolder.getContext();
            SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                    secretary.displayName(), null, AuthorityUtils.createAuthorityList("ROLE_SECRETARY"))));
            try {
                var id = planning.plan(
                        secretary,
                        new MeetingPlanning.Plan(
                                today,
                                LocalTime.of(19, 30),
                                LocalTime.of(21, 0),
                                Meeting.Kind.OWN,
                                "Wijkcentrum De Wijert, P.C. Hooftlaan 1"));
                attendance.record(secretary, id, Set.copyOf(linked));
                return id;
            } finally {
                SecurityContextHolder.setContext(context);
            }
        }

        /** Who came second the last time, for when a place falls free. */
        private void counted(UUID meeting, UUID round) {
            var preparing = preparing(today, new Former(CandidateState.NOT_CHOSEN));
            var id = preparing.prepare(secretary, each(round, meeting));
            preparing.open(secretary, id);
            var rules = store.rules(id).orElseThrow();
            for (var i = 0; i < linked.size(); i++) {
                var choice = i % 3 == 0 ? Choice.AGAINST : i == 4 ? Choice.ABSTAINED : Choice.FOR;
                box.cast(
                        rules,
                        linked.get(i),
                        rules.ballot(linked.get(i), Map.of(rules.candidates().get(0), choice), Set.of()));
            }
            count(rules, today);
        }

        /** Two have voted; one does not vote on a neighbour who is family. */
        private void open(UUID meeting, UUID round) {
            var electorate = selectable();
            var preparing = preparing(today, electorate);
            var id = preparing.prepare(
                    secretary, new Preparing.Plan(round, meeting, Kind.EACH, Way.SECRET, 1, Majority.HALF, Tie.LOT));
            var options = electorate.options(store.of(id).orElseThrow());
            preparing.recuse(secretary, id, linked.get(0), Set.of(options.get(0).id()));
            preparing.open(secretary, id);
            var rules = store.rules(id).orElseThrow();
            for (var member : linked.subList(linked.size() - 2, linked.size())) {
                var marks = new HashMap<UUID, Choice>();
                for (var candidate : rules.candidates()) {
                    marks.put(candidate, candidate.hashCode() % 2 == 0 ? Choice.FOR : Choice.AGAINST);
                }
                box.cast(rules, member, rules.ballot(member, marks, Set.of()));
            }
        }
    }
}
