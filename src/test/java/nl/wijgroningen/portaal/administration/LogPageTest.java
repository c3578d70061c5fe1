package nl.wijgroningen.portaal.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.AuditLog;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrator finds who did what, among ten thousand lines. */
@PortalTest
class LogPageTest {

    private static final int MANY = 10_000;
    private static final Pattern NEXT = Pattern.compile("href=\"(/beheer/logboek\\?[^\"]*voor=\\d+)\"");

    @Autowired
    private Http http;

    @Autowired
    private AuditLog log;

    @Autowired
    private Statements statements;

    @Autowired
    private JdbcClient jdbc;

    private Http.Visitor noor;

    /** What this test did, and nothing else. */
    private final UUID thing = UUID.randomUUID();

    @BeforeEach
    void logIn() {
        noor = http.staff("beheer");
    }

    @Test
    void tellsWhoDidWhatAndHowItEnded() {
        insert(1, "experience.assign", "=1+1", "refused");
        var page = noor.get("/beheer/logboek?ding=" + thing).body();
        assertThat(page)
                .contains("Aantal regels: 1", "Ervaring aan een team gegeven", "geweigerd", "=1+1", "M. Hofstra")
                .contains(thing.toString().substring(0, 8));
        assertThat(noor.get("/beheer/logboek?wat=experience.assign&wie=" + team() + "&van="
                                + LocalDate.now(PortaalApplication.ZONE))
                        .body())
                .contains("=1+1");
        var tomorrow = LocalDate.now(PortaalApplication.ZONE).plusDays(1);
        assertThat(noor.get("/beheer/logboek?van=" + tomorrow + "&ding=" + thing)
                        .body())
                .contains("Niets gevonden");
        assertThat(noor.get("/beheer/logboek?tot=" + tomorrow + "&ding=" + thing)
                        .body())
                .contains("Aantal regels: 1");
    }

    @Test
    void whatIsNoFilterIsSaidBesideTheField() {
        var page = noor.get("/beheer/logboek?ding=x&wie=y&van=z&tot=31-2-2026");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Dit is geen kenmerk.", "Vul een dag in", "value=\"x\"");
        assertThat(noor.get("/beheer/logboek?van=2026-02-02&tot=2026-02-01").body())
                .contains("Deze dag ligt voor de eerste dag.");
        assertThat(noor.get("/beheer/logboek?wat=%27+or+1%3D1&voor=x").body()).contains("Niets gevonden");
        assertThat(noor.get("/beheer/logboek.csv?ding=x").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesByKeyWithTheSameStatementsForTenThousand() {
        insert(3, "experience.look", "192.0.2.1", "done");
        noor.get("/beheer/logboek"); // the first page of a session makes its token
        var few = statements.during(() -> noor.get("/beheer/logboek?ding=" + thing));
        insert(MANY, "experience.look", "192.0.2.1", "done");
        var many = statements.during(() -> noor.get("/beheer/logboek?ding=" + thing));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);
        assertThat(noor.get("/beheer/logboek?ding=" + thing).body()).contains("meer dan 1.000");
        var seen = new ArrayList<Long>();
        Long before = null;
        do {
            var lines = log.lines(new AuditLog.Filter(null, null, thing, null, null), before, 500);
            lines.forEach(it -> seen.add(it.id()));
            before = lines.isEmpty() ? null : lines.get(lines.size() - 1).id();
        } while (before != null);
        assertThat(seen).hasSize(MANY + 3).doesNotHaveDuplicates();
        var next = NEXT.matcher(noor.get("/beheer/logboek?ding=" + thing).body());
        assertThat(next.find()).isTrue();
        var second = noor.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains("Naar de nieuwste");
    }

    @Test
    void theFileHoldsEveryLineAndIsALineItself() {
        insert(MANY, "experience.look", "@SUM(1)", "done");
        var before = exports();
        var file = noor.get("/beheer/logboek.csv?ding=" + thing);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/csv"));
        assertThat(file.body().lines()).hasSize(MANY + 1).allMatch(it -> it.split(",").length == 7);
        assertThat(file.body().lines().skip(1)).allMatch(it -> it.endsWith(",'@SUM(1)"));
        assertThat(exports()).isEqualTo(before + 1);
    }

    /** A search looks at what it finds, not at all lines. */
    @Test
    void anIndexServesEachFilter() {
        insert(MANY, "experience.look", "192.0.2.1", "done");
        jdbc.sql("analyze account_audit").update();
        for (var condition : Set.of(
                "thing_id = '" + UUID.randomUUID() + "'", "user_id = '" + UUID.randomUUID() + "'", "action = 'x.y'")) {
            var plan = String.join(
                    "\n",
                    jdbc.sql("explain select * from account_audit a where " + condition
                                    + " order by a.id desc limit 51")
                            .query(String.class)
                            .list());
            assertThat(plan).as(condition).contains("Index Scan").doesNotContain("Filter");
        }
    }

    /** Each action in the code has a name in plain Dutch; each is in the list to choose from once it was done. */
    @Test
    void everyActionHasAName() {
        var actions = new LinkedHashSet<>(log.actions());
        assertThat(actions).contains("account.log-in");
        var page = noor.get("/beheer/logboek").body();
        assertThat(actions.stream().filter(it -> page.contains("value=\"" + it + "\">" + it + "<")))
                .as("actions without a message audit.ACTION")
                .isEmpty();
    }

    private UUID team() {
        return jdbc.sql("select id from account_user where username = 'team'")
                .query(UUID.class)
                .single();
    }

    private int exports() {
        return jdbc.sql("select count(*) from account_audit where action = 'audit.export'")
                .query(Integer.class)
                .single();
    }

    private void insert(int number, String action, String address, String outcome) {
        jdbc.sql("""
            insert into account_audit (user_id, action, thing_kind, thing_id, outcome, address)
            select :by, :action, 'experience', :thing, :outcome, :address from generate_series(1, :number)
            """)
                .param("by", team())
                .param("action", action)
                .param("thing", thing)
                .param("outcome", outcome)
                .param("address", address)
                .param("number", number)
                .update();
    }
}
