package nl.wijgroningen.portaal.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.support.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invitations and forgotten passwords, by mailed link. */
@PortalTest
@Rule("R43")
class LinksTest {

    private static final String PASSWORD = "paard fiets lantaarn gracht";

    @Autowired
    private Links links;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Addresses addresses;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Robot robot;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private final StaffId fatima = new StaffId(UUID.randomUUID());
    private final String address = fatima + "@wij.example";

    @BeforeEach
    void invite() {
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, state, demo)
						values (:id, :email, :hash, 'F. Achterberg', 'Proef', 'INVITED', true)
						""")
                .param("id", fatima.value())
                .param("email", addresses.seal(address))
                .param("hash", addresses.hash(address))
                .update();
        links.send(fatima, Links.Kind.INVITATION);
    }

    @AfterEach
    void remove() {
        clock.reset();
        jdbc.sql("delete from account_user where id = :id")
                .param("id", fatima.value())
                .update();
    }

    @Test
    void aRobotThatOpensTheLinkChangesNothing() {
        robot.opensAndChangesNothing(List.of(link("account.mail.invitation")));
        assertThat(use(link("account.mail.invitation"), PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void anInvitationWorksOnceAndThenThePasswordIsTheirs() {
        var link = link("account.mail.invitation");
        var refused = use(link, "fatima achterberg");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("staat in het wachtwoord").contains("value=\"" + address + "\"");
        assertThat(location(use(link, PASSWORD))).isEqualTo("303 /inloggen?nieuw=ja");
        assertThat(use(link, "een heel ander wachtwoord dat sterk is").statusCode())
                .isEqualTo(404);
        assertThat(http.visitor().get(URI.create(link).getPath()).body()).contains("Deze link werkt niet meer");
        assertThat(location(http.visitor()
                        .post(
                                "/inloggen",
                                Map.of("naam", address.toUpperCase(java.util.Locale.ROOT), "wachtwoord", PASSWORD))))
                .isEqualTo("303 /inloggen/app");
    }

    @Test
    void itsTimeEnds() {
        var link = link("account.mail.invitation");
        clock.moveTo(LocalDate.now(clock).plusDays(4));
        assertThat(http.visitor().get(URI.create(link).getPath()).statusCode()).isEqualTo(404);
        assertThat(use(link, PASSWORD).statusCode()).isEqualTo(404);
        links.removeExpired();
        assertThat(jdbc.sql("select count(*) from account_link where user_id = :id")
                        .param("id", fatima.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNewLinkEndsTheEarlierOne() {
        var first = link("account.mail.invitation");
        links.send(fatima, Links.Kind.INVITATION);
        assertThat(use(first, PASSWORD).statusCode()).isEqualTo(404);
        assertThat(use(link("account.mail.invitation"), PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void twentyAtOnceUseItOnce() throws Exception {
        var link = link("account.mail.invitation");
        var token = link.substring(link.lastIndexOf('/') + 1);
        var threads = Executors.newFixedThreadPool(20);
        try {
            Callable<Boolean> one = () -> links.use(Links.Kind.INVITATION, token, PASSWORD);
            var used = 0;
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(it -> one).collect(Collectors.toList()))) {
                used += answer.get() ? 1 : 0;
            }
            assertThat(used).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aForgottenPasswordIsChosenAnewAndWhoWasLoggedInIsOut() {
        use(link("account.mail.invitation"), PASSWORD);
        var before = mailbox.of("account.mail.reset").size();
        links.sendReset("niemand-" + address);
        assertThat(mailbox.of("account.mail.reset")).hasSize(before);
        links.sendReset(address);
        var link = link("account.mail.reset");
        robot.opensAndChangesNothing(List.of(link));
        var half = http.visitor();
        half.post("/inloggen", Map.of("naam", address, "wachtwoord", PASSWORD));
        assertThat(half.get("/inloggen/app").statusCode()).isEqualTo(200);
        var next = "vier nieuwe woorden naast elkaar";
        assertThat(location(use(link, next))).isEqualTo("303 /inloggen?nieuw=ja");
        assertThat(half.get("/inloggen/app").statusCode()).isEqualTo(303);
        assertThat(http.visitor()
                        .post("/inloggen", Map.of("naam", address, "wachtwoord", PASSWORD))
                        .statusCode())
                .isEqualTo(422);
        assertThat(mailbox.last("account.mail.password").body()).contains("F. Achterberg");
        assertThat(accounts.byId(fatima).orElseThrow().passwordHash()).startsWith("{argon2");
    }

    /** And it asks the database nothing: what is done for a known address is done after the answer. */
    @Test
    void whoAsksLearnsNotWhetherAnAddressIsKnown() {
        use(link("account.mail.invitation"), PASSWORD);
        var known = http.visitor().post("/wachtwoord", Map.of("adres", address));
        var unknown = http.visitor().post("/wachtwoord", Map.of("adres", "niemand-" + address));
        assertThat(location(known)).isEqualTo("303 /wachtwoord?gestuurd=ja");
        assertThat(location(unknown)).isEqualTo(location(known));
        assertThat(http.visitor().get("/wachtwoord?gestuurd=ja").body()).contains("Kijk in uw mail");
        assertThat(http.visitor().post("/wachtwoord", Map.of("adres", "x")).statusCode())
                .isEqualTo(422);
    }

    private String link(String text) {
        return Mailbox.links(mailbox.last(text)).get(0);
    }

    private HttpResponse<String> use(String link, String password) {
        return http.visitor().post(URI.create(link).getPath(), Map.of("wachtwoord", password));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }
}
