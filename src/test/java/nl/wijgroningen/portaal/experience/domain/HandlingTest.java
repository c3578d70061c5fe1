package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.support.Http;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who takes an experience up, and what is noted on it: by whom it may be, by two at once, and after somebody left. */
@PortalTest
class HandlingTest {

    @Autowired
    private Handling handling;

    @Autowired
    private Noting noting;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Teams teams;

    @Autowired
    private Http http;

    private final ExperienceId id = ExperienceId.next();

    @BeforeEach
    void told() {
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
							may_be_public, state, waiting_since, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = 'vinkhuizen'), false, 'nl', 'WEB',
							'2025-W10', 'Wie pakt dit op?', false, 'WITH_TEAM', '2025-W10', 0)
						""").param("id", id.value()).update();
        logIn();
    }

    @AfterEach
    void gone() {
        SecurityContextHolder.clearContext();
        jdbc.sql("delete from experience where id = :id")
                .param("id", id.value())
                .update();
    }

    private static void logIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("demo", null, "ROLE_TEAM", "ROLE_COORDINATOR"));
    }

    private Staff staff(String username, Role role, String... of) {
        var user = jdbc.sql("select id from account_user where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        return new Staff(
                new StaffId(user),
                username,
                Set.of(role),
                Stream.of(of).map(it -> teams.bySlug(it).orElseThrow().id()).collect(Collectors.toSet()));
    }

    private Staff anna() {
        return staff("team", Role.TEAM, "vinkhuizen");
    }

    private Staff bert() {
        return staff("team3", Role.TEAM, "vinkhuizen");
    }

    private Staff henk() {
        return staff("team2", Role.TEAM, "beijum");
    }

    private Staff fatima() {
        return staff("coordinator", Role.COORDINATOR);
    }

    @Test
    @Rule("R15")
    void isGivenOnlyToWhoMayReadIt() {
        handling.give(anna(), id, bert().id(), 0);
        assertThat(holder()).isEqualTo(bert().id().value());
        handling.give(bert(), id, fatima().id(), 1);
        assertThat(holder()).isEqualTo(fatima().id().value());
        handling.give(fatima(), id, null, 2);
        assertThat(holder()).isNull();
        handling.give(anna(), id, anna().id(), 3);
        for (var other : List.of(henk().id(), staff("beheer", Role.BEHEER).id(), new StaffId(UUID.randomUUID()))) {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> handling.give(anna(), id, other, 4))
                    .matches(it -> it.name().equals("R15.colleague"));
        }
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> handling.give(henk(), id, henk().id(), 4));
        assertThat(holder()).isEqualTo(anna().id().value());
    }

    @Test
    void aChoiceThatWasOvertakenChangesNothing() {
        handling.give(anna(), id, anna().id(), 0);
        for (var seen : List.of(0, 2, -1)) {
            assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> handling.give(bert(), id, bert().id(), seen));
        }
        assertThat(holder()).isEqualTo(anna().id().value());
    }

    /** Both saw nobody: one has it, the other hears so. */
    @RepeatedTest(5)
    void ofTwoAtOnceOneHasIt() throws Exception {
        var together = new CyclicBarrier(2);
        var people = List.of(anna(), bert());
        try (var threads = new Threads()) {
            var outcomes = threads.run(people.stream()
                    .map(who -> (Callable<Boolean>) () -> {
                        logIn();
                        together.await();
                        try {
                            handling.give(who, id, who.id(), 0);
                            return true;
                        } catch (Overtaken overtaken) {
                            return false;
                        }
                    })
                    .toList());
            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            assertThat(holder())
                    .isEqualTo(people.get(outcomes.indexOf(true)).id().value());
        }
    }

    /** Both note at once: both notes are there, each with a place of its own. */
    @Test
    void twoNotesAtOnceAreBothKept() throws Exception {
        var together = new CyclicBarrier(2);
        try (var threads = new Threads()) {
            threads.run(List.of(anna(), bert()).stream()
                    .map(who -> (Callable<Boolean>) () -> {
                        logIn();
                        together.await();
                        noting.note(who, id, "Notitie van " + who.displayName());
                        return true;
                    })
                    .toList());
        }
        assertThat(jdbc.sql("select turn from experience_note where experience_id = :id order by turn")
                        .param("id", id.value())
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
    }

    @Test
    @Rule("R14")
    @Rule("R15")
    void aNoteHoldsNoCitizenServiceNumberAndIsForTheTeamOnly() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> noting.note(anna(), id, "Het nummer is 123456782."))
                .matches(it -> it.name().equals("R14.bsn"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> noting.note(henk(), id, "Ik lees mee."));
        var team = http.staff("team");
        var path = "/werk/ervaringen/" + id;
        var asked = team.post(path + "/notities", team.get(path), Map.of("notitie", "Bel 06 12345678 terug."));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("06 12345678", "notitiegezien");
        var kept = team.post(
                path + "/notities", asked, Map.of("notitie", "Bel 06 12345678 terug.", "notitiegezien", "ja"));
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(team.get(path).body()).contains("Bel 06 12345678 terug.");
        assertThat(http.staff("coordinator").get(path).body()).contains("Bel 06 12345678 terug.");
    }

    /** A team that may read the experience later does not read what the coordinators noted among themselves. */
    @Test
    @Rule("R35")
    void whatIsNotedWhileNoTeamReadsItStaysWithTheCoordinators() {
        noting.note(anna(), id, "Van het team zelf.");
        keep("coordinator_only = true");
        noting.note(fatima(), id, "Besproken met de vertrouwenspersoon.");
        keep("team_allowed_week = '2025-W20'");
        noting.note(fatima(), id, "Welkom terug bij het team.");
        var path = "/werk/ervaringen/" + id;
        var team = http.staff("team");
        assertThat(List.of(team.get(path).body(), team.get(path + "/notities").body()))
                .allSatisfy(it -> assertThat(it)
                        .contains("Van het team zelf.", "Welkom terug")
                        .doesNotContain("vertrouwenspersoon."));
        assertThat(http.staff("coordinator").get(path).body()).contains("Besproken met de vertrouwenspersoon.");
    }

    /** Another one's note is not there; the second of two screens sees what the first one wrote. */
    @Test
    @Rule("R15")
    void isChangedByItsWriterOnlyAndNeverUnseen() {
        noting.note(anna(), id, "Bel voor tien uur.");
        var note = noteOfAnna();
        for (var other : List.of(bert(), henk(), fatima())) {
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> noting.change(other, id, note, 0, "Bel na tien uur."));
        }
        var path = "/werk/ervaringen/" + id;
        var team = http.staff("team");
        assertThat(team.get(path).body()).contains("/notities/" + note).doesNotContain("gewijzigd op");
        var bert = http.staff("team3");
        assertThat(bert.get(path).body()).contains("Bel voor tien uur.").doesNotContain("/notities/" + note);
        assertThat(bert.get(path + "/notities/" + note).statusCode()).isEqualTo(404);
        var first = team.get(path + "/notities/" + note);
        assertThat(first.body()).contains("Bel voor tien uur.");
        var kept = team.post(path + "/notities/" + note, first, Map.of("notitie", "Bel na tien uur.", "versie", "0"));
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(team.follow(kept).body()).contains("Uw notitie is gewijzigd.", "Bel na tien uur.", "gewijzigd op");
        var late = team.post(path + "/notities/" + note, first, Map.of("notitie", "Bel maandag.", "versie", "0"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Bel na tien uur.", "Bel maandag.", "al ergens anders");
        assertThat(text(note)).isEqualTo("Bel na tien uur.");
        var chosen = team.post(path + "/notities/" + note, late, Map.of("notitie", "Bel maandag.", "versie", "1"));
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(text(note)).isEqualTo("Bel maandag.");
    }

    @Test
    @Rule("R14")
    void aChangedNoteIsLookedThroughLikeANewOne() {
        noting.note(anna(), id, "Bel voor tien uur.");
        var path = "/werk/ervaringen/" + id + "/notities/" + noteOfAnna();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> noting.change(anna(), id, noteOfAnna(), 0, "Het nummer is 123456782."))
                .matches(it -> it.name().equals("R14.bsn"));
        var team = http.staff("team");
        for (var wrong : List.of("", "Het nummer is 123456782.", "Bel 06 12345678.", "x".repeat(2001))) {
            var refused = team.post(path, team.get(path), Map.of("notitie", wrong, "versie", "0"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("name=\"versie\" value=\"0\"", wrong);
        }
        assertThat(text(noteOfAnna())).isEqualTo("Bel voor tien uur.");
    }

    /** What a coordinator writes while no team reads it does not reach the team by way of an old note. */
    @Test
    @Rule("R35")
    void whatIsChangedWhileNoTeamReadsItStaysWithTheCoordinators() {
        noting.note(fatima(), id, "Hoorde ik in drie teams.");
        var note = noteOf(fatima());
        keep("coordinator_only = true");
        noting.change(fatima(), id, note, 0, "Besproken met de vertrouwenspersoon.");
        keep("team_allowed_week = '2025-W20'");
        assertThat(http.staff("team").get("/werk/ervaringen/" + id).body()).doesNotContain("vertrouwenspersoon.");
        assertThat(http.staff("coordinator").get("/werk/ervaringen/" + id).body())
                .contains("Besproken met de vertrouwenspersoon.");
    }

    /** Both screens saw the first version: one is kept, the other one hears so. */
    @RepeatedTest(5)
    void ofTwoChangesAtOnceOneIsKept() throws Exception {
        noting.note(anna(), id, "Bel voor tien uur.");
        var note = noteOfAnna();
        var together = new CyclicBarrier(2);
        try (var threads = new Threads()) {
            var outcomes = threads.run(Stream.of("Bel na tien uur.", "Bel maandag.")
                    .map(text -> (Callable<Boolean>) () -> {
                        logIn();
                        together.await();
                        try {
                            noting.change(anna(), id, note, 0, text);
                            return true;
                        } catch (Noting.Overtaken overtaken) {
                            assertThat(overtaken.theirs()).startsWith("Bel ").isNotEqualTo(text);
                            return false;
                        }
                    })
                    .toList());
            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        }
    }

    private UUID noteOfAnna() {
        return noteOf(anna());
    }

    private UUID noteOf(Staff author) {
        return jdbc.sql("select id from experience_note where experience_id = :id and author = :author")
                .param("id", id.value())
                .param("author", author.id().value())
                .query(UUID.class)
                .single();
    }

    private String text(UUID note) {
        return jdbc.sql("select text from experience_note where id = :id")
                .param("id", note)
                .query(String.class)
                .single();
    }

    private void keep(String change) {
        jdbc.sql("update experience set " + change + " where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Somebody who left the team, or from whom it was kept, has it no longer on any page. */
    @Test
    @Rule("R15")
    void whoMayNoLongerReadItHasItNoLonger() {
        handling.give(anna(), id, bert().id(), 0);
        var team = http.staff("team");
        var path = "/werk/ervaringen/" + id;
        assertThat(team.get(path).body()).contains("S. Dijkema pakt dit op");
        assertThat(team.get("/werk").body()).contains("bij S. Dijkema");
        var bert = http.staff("team3");
        assertThat(bert.get("/werk?stand=van-mij").body()).contains(path);
        try {
            during("daterange(lower(during), (select current_date))");
            assertThat(team.get(path).body()).contains("Nog niemand.").doesNotContain("S. Dijkema");
            assertThat(team.get("/werk").body()).doesNotContain("bij S. Dijkema");
            assertThat(bert.get("/werk?stand=van-mij").body()).doesNotContain(path);
        } finally {
            during("daterange(lower(during), null)");
        }
        jdbc.sql("update experience set coordinator_only = true where id = :id")
                .param("id", id.value())
                .update();
        assertThat(bert.get("/werk?stand=van-mij").body()).doesNotContain(path);
        assertThat(http.staff("coordinator")
                        .get("/werk?soort=alleen-coordinator")
                        .body())
                .contains(path)
                .doesNotContain("S. Dijkema");
        assertThat(http.staff("coordinator").get(path).body())
                .contains("Nog niemand.")
                .doesNotContain("S. Dijkema");
    }

    private void during(String range) {
        jdbc.sql("update account_membership set during = " + range
                        + " where user_id = (select id from account_user where username = 'team3')")
                .update();
    }

    @Test
    void theSecondOnAPageSeesWhoHasIt() {
        var path = "/werk/ervaringen/" + id;
        var first = http.staff("team");
        var second = http.staff("team3");
        var shown = second.get(path);
        var took = first.post(
                path + "/behandelaar",
                first.get(path),
                Map.of("versie", "0", "persoon", anna().id().toString()));
        assertThat(took.statusCode()).isEqualTo(303);
        var late = second.post(
                path + "/behandelaar",
                shown,
                Map.of("versie", "0", "persoon", bert().id().toString()));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Een collega was u voor", "M. Hofstra pakt dit op", "Ik neem het over");
        assertThat(holder()).isEqualTo(anna().id().value());
        var over = second.post(
                path + "/behandelaar",
                late,
                Map.of("versie", "1", "persoon", bert().id().toString()));
        assertThat(over.statusCode()).isEqualTo(303);
        assertThat(second.follow(over).body()).contains("U pakt dit op.");
    }

    private @Nullable UUID holder() {
        var row = jdbc.sql("select user_id from experience_assignee where experience_id = :id")
                .param("id", id.value())
                .query()
                .singleRow();
        return (UUID) row.get("user_id");
    }

    private static final class Threads implements AutoCloseable {

        private final ExecutorService pool = Executors.newFixedThreadPool(2);

        List<Boolean> run(List<Callable<Boolean>> tasks) throws Exception {
            var results = new ArrayList<Boolean>();
            for (var one : pool.invokeAll(tasks)) {
                results.add(one.get());
            }
            return results;
        }

        @Override
        public void close() {
            pool.shutdown();
        }
    }
}
