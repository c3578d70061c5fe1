package nl.wijgroningen.portaal.wijraad.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Appointing;
import nl.wijgroningen.portaal.wijraad.composition.domain.Book;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Forgetting;
import nl.wijgroningen.portaal.wijraad.composition.domain.Nominating;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import nl.wijgroningen.portaal.wijraad.composition.domain.Person;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.composition.domain.Recording;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.letter.domain.LetterKind;
import nl.wijgroningen.portaal.wijraad.letter.domain.Letters;
import nl.wijgroningen.portaal.wijraad.letter.read.LetterList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.annotation.Transactional;

/** Which letter each decision brings, and that it can be adjusted until it is settled; all of it is rolled back. */
@PortalTest
@Transactional
class LetterWritingTest {

    @Autowired
    private Recording recording;

    @Autowired
    private Nominating nominating;

    @Autowired
    private Appointing appointing;

    @Autowired
    private Forgetting forgetting;

    @Autowired
    private CouncilStore store;

    @Autowired
    private Letters letters;

    @Autowired
    private LetterList list;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<Retention> retentions;

    @Autowired
    private Clock clock;

    @AfterEach
    void forgetWho() {
        SecurityContextHolder.clearContext();
    }

    private Staff as(Role role) {
        var staff =
                accounts.staff(new StaffId(accounts.having(role).get(0).id())).orElseThrow();
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new TestingAuthenticationToken(staff, null, "ROLE_" + role)));
        return staff;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private int turn() {
        return store.read().turn();
    }

    private UUID member(int seat) {
        return store.read().now().council().on(today()).sitting().stream()
                .filter(it -> it.seat() == seat)
                .findFirst()
                .map(Term::member)
                .orElseThrow();
    }

    private String name(UUID member) {
        return store.read().now().people().get(member).name();
    }

    private List<LetterList.Letter> drafts(UUID member, LetterKind kind) {
        return list.ofMember(member).stream()
                .filter(it -> it.kind() == kind && it.settledOn() == null)
                .map(it -> list.one(it.id(), false).orElseThrow())
                .toList();
    }

    @Test
    @Rule("R6")
    void whoLeavesIsThankedAndTheDraftFollowsACorrection() {
        var secretary = as(Role.SECRETARY);
        var member = member(2);
        var last = today().plusDays(20);
        recording.leave(secretary, turn(), member, false, last);
        var fact = turn();
        var draft = drafts(member, LetterKind.THANKS);
        assertThat(draft).hasSize(1);
        assertThat(draft.get(0).recipient()).isEqualTo(name(member));
        assertThat(draft.get(0).text())
                .contains("Uw laatste dag is " + day(last))
                .contains("Uw aandachtsgebied was: wonen.")
                .endsWith("A. Postma\nsecretaris van de WIJ-raad")
                .doesNotContain("{");
        recording.correct(secretary, turn(), fact, last.plusDays(3), "In de brief staat een andere dag.");
        assertThat(drafts(member, LetterKind.THANKS))
                .singleElement()
                .matches(it -> it.text().contains(day(last.plusDays(3))));
        recording.correct(secretary, turn(), fact, null, "De brief is ingetrokken.");
        assertThat(drafts(member, LetterKind.THANKS)).isEmpty();
    }

    @Test
    @Rule("R6")
    void theNextOfKinAreWrittenToWithCare() {
        var secretary = as(Role.SECRETARY);
        var member = member(10);
        recording.leave(secretary, turn(), member, true, today());
        assertThat(drafts(member, LetterKind.THANKS)).isEmpty();
        assertThat(drafts(member, LetterKind.CONDOLENCE)).singleElement().satisfies(it -> {
            assertThat(it.recipient()).isEqualTo("De familie en vrienden van " + name(member));
            assertThat(it.text())
                    .contains("U hoeft voor ons niets te regelen.", "Wij wensen u veel sterkte.")
                    .doesNotContain("u stopt", "{");
        });
    }

    @Test
    @Rule("R6")
    void whoMovesOutStaysAndReadsSo() {
        var secretary = as(Role.SECRETARY);
        var member = member(3);
        recording.move(secretary, turn(), member, false, today().plusDays(9));
        assertThat(drafts(member, LetterKind.MOVING))
                .singleElement()
                .matches(it -> it.text().contains("U blijft lid: uw termijn loopt tot en met"));
    }

    @Test
    @Rule("R6")
    @Rule("R12a")
    void aNominationAndADecisionBringTheirLetters() {
        var member = member(10);
        var last = store.read().now().council().termOf(member, today()).orElseThrow();
        var from = last.during().until();
        var nomination = nominating.nominate(
                as(Role.SECRETARY),
                new Nominating.Proposal(
                        10,
                        member,
                        null,
                        new Period(from, from.plusMonths(4)),
                        today(),
                        "Vergadering van vandaag",
                        null));
        assertThat(list.ofNomination(nomination, false))
                .singleElement()
                .matches(it -> it.recipient().equals("Het bestuur van Stichting WIJ Groningen"));
        appointing.refuse(as(Role.DIRECTOR), nomination, "Wij willen eerst met de raad praten.");
        assertThat(list.ofNomination(nomination, false)).hasSize(2);
        assertThat(drafts(member, LetterKind.REFUSAL))
                .singleElement()
                .satisfies(it -> assertThat(it.text())
                        .contains(
                                "Wij willen eerst met de raad praten.",
                                "U bent lid tot en met " + day(from.minusDays(1)))
                        .endsWith("A. Postma\nsecretaris van de WIJ-raad")
                        .doesNotContain("{"));
        assertThat(list.ofNomination(nomination, true)).as("settled").isEmpty();
    }

    @Test
    @Rule("R12c")
    void whoWasRefusedIsForgottenInLettersToo() {
        var refused = jdbc.sql(
                        "select id from wijraad_nomination where outcome = 'REFUSED' and member_id is null and name is not null")
                .query(UUID.class)
                .list();
        assertThat(refused)
                .isNotEmpty()
                .allMatch(it -> list.ofNomination(it, false).size() == 2);
        retentions.stream()
                .filter(it -> it.kind().equals("wijraad.newcomer"))
                .forEach(it -> it.apply(today().plusWeeks(9)));
        assertThat(refused).allMatch(it -> list.ofNomination(it, false).isEmpty());
    }

    private UUID nominate(UUID candidate) {
        var person = new Person(UUID.randomUUID(), "Q. Proefterug", AgeBand.FROM_27, true, false);
        return nominating.nominate(
                as(Role.SECRETARY),
                new Nominating.Proposal(
                        5,
                        null,
                        new Book.Newcomer(person, true, Set.of(Portfolio.WORK)),
                        new Period(today().plusDays(3), today().plusDays(90)),
                        today(),
                        "Vergadering van vandaag",
                        candidate));
    }

    private Map<String, Object> nomination(UUID id) {
        return jdbc.sql("select outcome, name, reason, forgotten_on from wijraad_nomination where id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    @Test
    @Rule("R12c")
    void whoWithdrawsAfterARefusalIsForgottenAtOnce() {
        var candidate = UUID.randomUUID();
        var id = nominate(candidate);
        letters.settle(as(Role.SECRETARY), list.ofNomination(id, false).get(0).id(), 0);
        appointing.refuse(as(Role.DIRECTOR), id, "Dat gaat niet samen.");
        assertThat(list.ofNomination(id, false)).hasSize(2);
        forgetting.withdrew(candidate);
        assertThat(nomination(id))
                .containsEntry("outcome", "REFUSED")
                .containsEntry("reason", "Dat gaat niet samen.")
                .containsEntry("name", null);
        assertThat(list.ofNomination(id, false)).isEmpty();
    }

    @Test
    @Rule("R12c")
    void whoWasAppointedStaysAMember() {
        var candidate = UUID.randomUUID();
        var id = nominate(candidate);
        appointing.appoint(as(Role.DIRECTOR), id);
        forgetting.withdrew(candidate);
        assertThat(nomination(id)).containsEntry("outcome", "APPOINTED").containsEntry("name", "Q. Proefterug");
    }

    /** From the first day of its term on it can no longer be appointed. */
    @Test
    @Rule("R12c")
    void whomNobodyDecidedOnIsForgottenToo() {
        var id = nominate(UUID.randomUUID());
        var retention = retentions.stream()
                .filter(it -> it.kind().equals("wijraad.newcomer"))
                .findFirst()
                .orElseThrow();
        var last = today().plusDays(3).plusWeeks(4);
        retention.apply(last);
        assertThat(nomination(id)).containsEntry("outcome", null).containsEntry("name", "Q. Proefterug");
        retention.apply(last.plusDays(1));
        assertThat(nomination(id)).containsEntry("outcome", "WITHDRAWN").containsEntry("name", null);
        assertThat(list.ofNomination(id, false)).isEmpty();
    }

    @Test
    @Rule("R6")
    void ofAMemberTheDraftGoesAndWhatWasSentStays() {
        var member = member(10);
        var from = store.read()
                .now()
                .council()
                .termOf(member, today())
                .orElseThrow()
                .during()
                .until();
        for (var settled : List.of(false, true)) {
            var secretary = as(Role.SECRETARY);
            var id = nominating.nominate(
                    secretary,
                    new Nominating.Proposal(
                            10, member, null, new Period(from, from.plusMonths(4)), today(), "Vandaag", null));
            if (settled) {
                letters.settle(secretary, list.ofNomination(id, false).get(0).id(), 0);
            }
            nominating.takeBack(secretary, id, "Wil toch niet verder.");
            assertThat(list.ofNomination(id, false)).hasSize(settled ? 1 : 0);
            assertThat(nomination(id)).containsEntry("outcome", "WITHDRAWN").containsEntry("forgotten_on", null);
            as(Role.DIRECTOR);
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> appointing.appoint(as(Role.DIRECTOR), id))
                    .matches(it -> it.name().equals("R6.decided"));
        }
    }

    @Test
    @Rule("R12c")
    @Rule("R42")
    void aBackupDoesNotBringThemBack() {
        var id = nominate(UUID.randomUUID());
        assertThat(forgetting.unknown(List.of(id.toString()))).containsExactly(id.toString());
        forgetting.bury(id.toString(), Week.of(today()));
        assertThat(nomination(id)).containsEntry("outcome", "WITHDRAWN").containsEntry("name", null);
        assertThat(list.ofNomination(id, false)).isEmpty();
        assertThat(forgetting.unknown(List.of(id.toString()))).isEmpty();
        assertThat(forgetting.known()).contains(id.toString());
    }

    @Test
    @Rule("R12c")
    void theDatabaseKeepsNoNameOfWhoWithdrew() {
        var id = nominate(UUID.randomUUID());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql(
                                "update wijraad_nomination set outcome = 'WITHDRAWN', outcome_on = nominated_on where id = :id")
                        .param("id", id)
                        .update())
                .withMessageContaining("r12c_withdrawn");
    }

    @Test
    @Rule("R6")
    void whatIsSettledStays() {
        var secretary = as(Role.SECRETARY);
        var member = member(2);
        recording.leave(secretary, turn(), member, false, today().plusDays(20));
        var letter = drafts(member, LetterKind.THANKS).get(0);
        assertThat(letters.rewrite(secretary, letter.id(), 0, "M. Proef", "Dank", "Dank u wel."))
                .isTrue();
        assertThat(letters.rewrite(secretary, letter.id(), 0, "M. Proef", "Dank", "Een andere tekst."))
                .as("overtaken")
                .isFalse();
        assertThat(letters.settle(secretary, letter.id(), 0))
                .as("not as it was read")
                .isFalse();
        assertThat(letters.settle(secretary, letter.id(), 1)).isTrue();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> letters.rewrite(secretary, letter.id(), 1, "M. Proef", "Dank", "Toch anders."))
                .matches(it -> it.name().equals("R6.settled"));
        assertThat(list.one(letter.id(), false).orElseThrow().text()).isEqualTo("Dank u wel.");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update wijraad_letter set text = 'Toch anders.' where id = :id")
                        .param("id", letter.id())
                        .update());
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl"))
                .format(day);
    }
}
