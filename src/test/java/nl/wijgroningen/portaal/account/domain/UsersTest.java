package nl.wijgroningen.portaal.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Letting people in and out. */
@PortalTest
class UsersTest {

    @Autowired
    private Users users;

    @Autowired
    private Links links;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final List<StaffId> invited = new ArrayList<>();

    @AfterEach
    void remove() {
        SecurityContextHolder.clearContext();
        for (var one : invited) {
            jdbc.sql("delete from account_user where id = :id")
                    .param("id", one.value())
                    .update();
        }
    }

    @Test
    void whatIsInvitedGetsALinkAndCannotLogInBefore() {
        var sanne = invite(Role.TEAM, team("haren"));
        assertThat(Mailbox.links(mailbox.last("account.mail.invitation"))).hasSize(1);
        assertThat(accounts.staff(sanne)).isEmpty();
        assertThat(accounts.byId(sanne).orElseThrow().roleSet()).containsExactly(Role.TEAM);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> invite(Role.TEAM, team("haren")))
                .matches(it -> UserRefused.of(it).why() == UserRefused.Why.ADDRESS);
    }

    @Test
    void rolesThatSeeAllCountAfterASecondAdministrator() {
        var sanne = invite(Role.COORDINATOR, null);
        assertThat(roles(sanne)).isEmpty();
        assertThat(accounts.having(Role.COORDINATOR)).noneMatch(it -> it.id().equals(sanne.value()));
        var role = role(sanne, "COORDINATOR");
        for (var wrong : List.of(id("beheer"), sanne)) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> users.confirmRole(sanne, role, wrong))
                    .matches(it -> UserRefused.of(it).why() == UserRefused.Why.SECOND);
        }
        assertThat(roles(sanne)).isEmpty();
        users.confirmRole(sanne, role, id("beheer2"));
        assertThat(roles(sanne)).containsExactly(Role.COORDINATOR);
        users.confirmRole(sanne, role, id("beheer"));
        assertThat(jdbc.sql("select confirmed_by from account_role where id = :id")
                        .param("id", role)
                        .query(UUID.class)
                        .single())
                .isEqualTo(id("beheer2").value());
    }

    @Test
    void nobodyChangesTheirOwn() {
        var me = id("beheer");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> users.addRole(as(me), Role.COORDINATOR, today(), me))
                .matches(it -> UserRefused.of(it).why() == UserRefused.Why.OWN);
        for (Runnable change : List.<Runnable>of(
                () -> users.endRole(me, role(me, "BEHEER"), today(), me),
                () -> users.addTeam(me, team("haren"), today(), me),
                () -> users.endTeam(me, team("haren"), today(), me),
                () -> users.correct(me, details("Ik", "ik@wij-proef.example"), version(me), me),
                () -> users.block(me, me),
                () -> users.removeSecondFactor(me, me),
                () -> users.end(me, me))) {
            assertThatExceptionOfType(UserRefused.class)
                    .isThrownBy(change::run)
                    .matches(it -> it.why() == UserRefused.Why.OWN);
        }
        assertThat(roles(me)).containsExactly(Role.BEHEER);
    }

    /** Two administrators who take each other's role away in the same moment. */
    @Test
    void theLastAdministratorStays() throws Exception {
        var one = id("beheer");
        var two = id("beheer2");
        var ofOne = role(one, "BEHEER");
        var ofTwo = role(two, "BEHEER");
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < 5; round++) {
                var ended = 0;
                for (var answer : threads.invokeAll(List.of(
                        administrator(() -> users.endRole(two, ofTwo, today(), one)),
                        administrator(() -> users.endRole(one, ofOne, today(), two))))) {
                    ended += answer.get() ? 1 : 0;
                }
                assertThat(ended).isEqualTo(1);
                jdbc.sql("update account_role set during = daterange(lower(during), null) where id = any (:ids)")
                        .param("ids", new UUID[] {ofOne, ofTwo})
                        .update();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoIsBlockedOrChangedIsOutAtOnce() {
        as(id("beheer"));
        var visitor = http.staff("wijraadslid");
        var who = id("wijraadslid");
        users.block(who, id("beheer"));
        assertThat(visitor.get("/werk").statusCode()).isEqualTo(303);
        assertThat(http.visitor()
                        .post("/inloggen", Map.of("naam", "wijraadslid", "wachtwoord", "groningen-demo"))
                        .statusCode())
                .isEqualTo(422);
        users.unblock(who, id("beheer"));
        var again = http.staff("wijraadslid");
        users.addTeam(who, team("haren"), today().plusDays(3), id("beheer"));
        assertThat(again.get("/werk").statusCode()).isEqualTo(303);
        users.endTeam(who, team("haren"), today(), id("beheer"));
        assertThat(jdbc.sql("select count(*) from account_membership where user_id = :id")
                        .param("id", who.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void rolesBeginAndEndOnADay() {
        var sanne = invite(Role.AREA, null);
        users.addRole(sanne, Role.MUNICIPAL, today().plusDays(1), id("beheer"));
        assertThat(roles(sanne)).containsExactly(Role.AREA);
        users.endRole(sanne, role(sanne, "AREA"), today().plusDays(1), id("beheer"));
        assertThat(roles(sanne)).containsExactly(Role.AREA);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> users.addRole(sanne, Role.MUNICIPAL, today().plusDays(5), id("beheer")))
                .matches(it -> UserRefused.of(it).why() == UserRefused.Why.ROLE_TWICE);
        users.endRole(sanne, role(sanne, "MUNICIPAL"), today(), id("beheer"));
        assertThat(jdbc.sql("select role from account_role where user_id = :id")
                        .param("id", sanne.value())
                        .query(String.class)
                        .list())
                .containsExactly("AREA");
    }

    @Test
    void whoLeftKeepsANameAndNothingElse() {
        var sanne = invite(Role.TEAM, team("haren"));
        users.end(sanne, id("beheer"));
        var left = accounts.byId(sanne).orElseThrow();
        assertThat(left.state()).isEqualTo(Accounts.State.ENDED);
        assertThat(left.email()).isNull();
        assertThat(left.passwordHash()).isNull();
        assertThat(left.roleSet()).isEmpty();
        assertThat(left.staff().teams()).isEmpty();
        assertThat(accounts.names(Set.of(sanne.value()))).containsValue("S. de Wit");
        assertThat(jdbc.sql("select count(*) from account_link where user_id = :id")
                        .param("id", sanne.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void everythingLeavesALine() {
        var sanne = invite(Role.COORDINATOR, null);
        users.confirmRole(sanne, role(sanne, "COORDINATOR"), id("beheer2"));
        users.end(sanne, id("beheer"));
        assertThat(jdbc.sql("select action from account_audit where thing_kind = 'user' and thing_id = :id order by id")
                        .param("id", sanne.value())
                        .query(String.class)
                        .list())
                .containsExactly("user.invite", "user.role.add.coordinator", "user.role.confirm", "user.end");
    }

    @Test
    void aNewAddressIsToldToBothAndEndsWhatWasMailed() {
        var sanne = invite(Role.AREA, null);
        jdbc.sql("update account_user set state = 'ACTIVE', password_hash = 'x' where id = :id")
                .param("id", sanne.value())
                .update();
        links.send(sanne, Links.Kind.RESET);
        var mails = mailbox.of("account.mail.address").size();
        users.correct(sanne, details("S. de Wit", "s.dewit@wij-proef.example"), version(sanne), id("beheer"));
        assertThat(mailbox.of("account.mail.address"))
                .as("the old address and the new")
                .hasSize(mails + 2);
        assertThat(accounts.byName("s.dewit@wij-proef.example")).isPresent();
        assertThat(accounts.byName("sanne@wij-proef.example")).isEmpty();
        assertThat(jdbc.sql("select count(*) from account_link where user_id = :id")
                        .param("id", sanne.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select action from account_audit where thing_id = :id order by id desc limit 2")
                        .param("id", sanne.value())
                        .query(String.class)
                        .list())
                .containsExactly("user.address", "user.details");
        users.correct(sanne, details("S. Wit", "s.dewit@wij-proef.example"), version(sanne), id("beheer"));
        assertThat(mailbox.of("account.mail.address")).as("another name only").hasSize(mails + 2);
        assertThat(accounts.names(Set.of(sanne.value()))).containsValue("S. Wit");
    }

    @Test
    void correctingIsRefusedWhenAColleagueWasFasterOrTheAddressIsTaken() {
        var sanne = invite(Role.AREA, null);
        var seen = version(sanne);
        users.correct(sanne, details("S. Wit", "sanne@wij-proef.example"), seen, id("beheer2"));
        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(
                        () -> users.correct(sanne, details("S. Zwart", "sanne@wij-proef.example"), seen, id("beheer")))
                .matches(it -> it.why() == UserRefused.Why.OVERTAKEN);
        users.correct(sanne, details("S. Wit", "eerst@wij-proef.example"), version(sanne), id("beheer"));
        var other = invite(Role.AREA, null);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> users.correct(
                        other, details("O. Ander", "Eerst@wij-proef.example"), version(other), id("beheer")))
                .matches(it -> UserRefused.of(it).why() == UserRefused.Why.ADDRESS);
        var noor = http.staff("beheer");
        var path = "/beheer/gebruikers/" + other.value();
        var page = noor.get(path);
        var taken = Map.of(
                "naam",
                "O. Ander",
                "functie",
                "Proef",
                "adres",
                "eerst@wij-proef.example",
                "stand",
                "" + version(other));
        var refused = noor.post(path + "/gegevens", page, taken);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"adres-fout\"", "value=\"O. Ander\"", "value=\"eerst@wij-proef.example\"");
        var overtaken =
                Map.of("naam", "O. Later", "functie", "Proef", "adres", "laat@wij-proef.example", "stand", "99");
        var late = noor.post(path + "/gegevens", page, overtaken);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Een collega veranderde dit account", "value=\"O. Later\"");
    }

    private static Users.Details details(String name, String address) {
        return new Users.Details(name, address, "Proef");
    }

    private long version(StaffId who) {
        return jdbc.sql("select version from account_user where id = :id")
                .param("id", who.value())
                .query(Long.class)
                .single();
    }

    private StaffId invite(Role role, UUID team) {
        as(id("beheer"));
        var who = users.invite(
                new Users.Invited("S. de Wit", "sanne@wij-proef.example", "Proef", role, team, today()), id("beheer"));
        invited.add(who);
        return who;
    }

    private StaffId as(StaffId who) {
        SecurityContextHolder.setContext(new SecurityContextImpl(administrator()));
        return who;
    }

    private static TestingAuthenticationToken administrator() {
        return new TestingAuthenticationToken("beheer", null, "ROLE_BEHEER");
    }

    /** True when the change was made, false when it was refused because it was the last. */
    private static Callable<Boolean> administrator(Runnable change) {
        return () -> {
            SecurityContextHolder.setContext(new SecurityContextImpl(administrator()));
            try {
                change.run();
                return true;
            } catch (DataIntegrityViolationException refused) {
                assertThat(UserRefused.of(refused).why()).isEqualTo(UserRefused.Why.LAST);
                return false;
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
    }

    private Set<Role> roles(StaffId who) {
        return accounts.byId(who).orElseThrow().roleSet();
    }

    private UUID role(StaffId who, String role) {
        return jdbc.sql("select id from account_role where user_id = :id and role = :role")
                .param("id", who.value())
                .param("role", role)
                .query(UUID.class)
                .single();
    }

    private StaffId id(String username) {
        return new StaffId(jdbc.sql("select id from account_user where username = :username")
                .param("username", username)
                .query(UUID.class)
                .single());
    }

    private UUID team(String slug) {
        return jdbc.sql("select id from area_team where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
