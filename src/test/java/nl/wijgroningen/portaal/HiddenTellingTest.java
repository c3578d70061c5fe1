package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Assets;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Http.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A telling that the team may not read changes no byte of anything that the team can reach: every page of the table of
 * {@link RoutesTests}, every list with every filter that is on it, for the team and for who is not logged in; and every
 * mail. Whether the teller chose so, dangerous words did, or the first reader.
 */
@PortalTest
class HiddenTellingTest {

    /** What a page of the team leads to is followed so far: filters, searches, next pages, files. */
    private static final int DEEP = 3;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Assets assets;

    @Test
    @Rule("R35")
    void theTellersChoiceLeavesNoTrace() {
        leavesNoTrace(() -> tell("coordinator", "M. Hofstra schreeuwde tegen mij aan de balie."));
    }

    @Test
    @Rule("R35")
    void dangerousWordsLeaveNoTrace() {
        leavesNoTrace(() -> tell("team", "Ik word thuis MISHANDELD en niemand helpt."));
    }

    @Test
    @Rule("R35")
    void whatTheFirstReaderTakesAwayLeavesNoTrace() {
        leavesNoTrace(() -> {
            var story = tell("team", "Die medewerker van u lachte mij uit.");
            var team = http.staff("team");
            var path = "/werk/ervaringen/" + id(story) + "/afscherming";
            assertThat(team.get(path).statusCode()).isEqualTo(200);
            assertThat(team.post(path, team.get(path), Map.of("reden", "PERSON"))
                            .statusCode())
                    .isEqualTo(303);
            return story;
        });
    }

    private interface Teller {
        String tell();
    }

    private void leavesNoTrace(Teller teller) {
        var team = http.staff("team");
        var nobody = http.visitor();
        var before = everything(team, List.of());
        var outside = everything(nobody, List.of());
        var mails = mails();
        var story = teller.tell();
        var id = id(story);
        assertThat(different(before, everything(team, List.of())))
                .as("what changed for the team")
                .isEmpty();
        assertThat(different(outside, everything(nobody, List.of())))
                .as("what changed for everyone")
                .isEmpty();
        assertThat(mails()).isEqualTo(mails);
        assertThat(everything(team, List.of(id)).toString()).doesNotContain(story);
        assertThat(asked(team, id)).isEqualTo(asked(team, UUID.randomUUID()));
        var coordinator = http.staff("coordinator");
        assertThat(coordinator.get("/werk/ervaringen/" + id).body()).contains(story);
        assertThat(coordinator
                        .get(
                                "/werk/ervaringen?filter=alleen-coordinator&na=9999-W01_ffffffff-ffff-ffff-ffff-ffffffffffff")
                        .body())
                .contains(id.toString());
        jdbc.sql("delete from experience where id = :id").param("id", id).update();
        var own = tell("team", "Dit mag het team wel lezen.");
        assertThat(different(before, everything(team, List.of())))
                .as("the comparison sees what the team may read")
                .isNotEmpty();
        jdbc.sql("delete from experience where id = :id").param("id", id(own)).update();
    }

    /** Everything that can be asked for, and what it answers; GET of the whole table, with what its pages lead to. */
    private Map<String, String> everything(Visitor visitor, List<UUID> ids) {
        var answers = new LinkedHashMap<String, String>();
        var known = new ArrayList<>(ids);
        known.add(oneOfVinkhuizen());
        for (var route : RoutesTests.table()) {
            if (route.method().equals("GET")
                    && !route.pattern().equals("/snel-weg")
                    && !isOwn(route)
                    && !isMadeAnew(route)) {
                for (var id : known) {
                    for (var language : List.of("", "/en")) {
                        ask(visitor, language + RoutesTests.path(route, id, assets), answers, 0);
                    }
                }
            }
        }
        for (var narrow : List.of("q=mishandeld", "q=balie+OR+medewerker", "thema=geld", "team=vinkhuizen&q=lachte")) {
            ask(visitor, "/werk/ervaringen?" + narrow, answers, 0);
        }
        return answers;
    }

    /** A document that is made at each request has another number each time; what it says stands on the page beside it. */
    private static boolean isMadeAnew(RoutesTests.Route route) {
        return route.pattern().equals("/wijraad/jaarverslagen/{jaar}/bestand");
    }

    /** The addresses that answer otherwise: the answers themselves would fill the log. */
    private static Set<String> different(Map<String, String> before, Map<String, String> after) {
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        all.removeIf(it -> Objects.equals(before.get(it), after.get(it)));
        return all;
    }

    private void ask(Visitor visitor, String path, Map<String, String> answers, int depth) {
        if (answers.containsKey(path)) {
            return;
        }
        var answer = visitor.get(path);
        answers.put(path, RoutesTests.bytes(answer, new UUID(0, 0)));
        if (depth < DEEP && path.startsWith("/werk")) {
            Sources.found("href=\"(/werk[^\"#]*\\?[^\"#]*)\"", answer.body())
                    .map(it -> it.replace("&amp;", "&"))
                    .forEach(it -> ask(visitor, it, answers, depth + 1));
        }
    }

    private List<String> asked(Visitor visitor, UUID id) {
        return RoutesTests.table().stream()
                .filter(it -> it.pattern().contains("{id}") && it.method().equals("GET"))
                .map(it -> RoutesTests.bytes(visitor.get(RoutesTests.path(it, id, assets)), id))
                .toList();
    }

    /** One's own account shows a secret made anew each time and when one logged in where: nothing of a telling. */
    private static boolean isOwn(RoutesTests.Route route) {
        return route.pattern().startsWith("/account") || route.pattern().startsWith("/inloggen");
    }

    private UUID oneOfVinkhuizen() {
        return jdbc.sql("""
						select e.id from experience e join area_team t on t.id = e.team_id
						where t.slug = 'vinkhuizen' and not e.coordinator_only and e.state = 'CLOSED' order by e.id limit 1
						""").query(UUID.class).single();
    }

    /** Mail that waits or was sent, of every kind: a row of any table whose name says mail. */
    private List<String> mails() {
        return jdbc
                .sql("select tablename from pg_tables where schemaname = 'public' and tablename ~ 'mail|letter|outbox'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table ->
                        jdbc.sql("select t::text from " + table + " t order by 1").query(String.class).list().stream())
                .toList();
    }

    private String tell(String readers, String text) {
        var story = text + " " + UUID.randomUUID().toString().replaceAll("[0-9]", "q"); // no number to find
        var teller = http.visitor();
        teller.post("/ervaringen/nieuw/kort", Map.of("team", "vinkhuizen", "lezers", readers));
        teller.post("/ervaringen/nieuw/kort/verhaal", Map.of("gebeurde", story));
        var sent = teller.post("/ervaringen/nieuw/kort/controle", Map.of("openbaar", "nee"));
        assertThat(sent.headers().firstValue("Location")).hasValue("/ervaringen/nieuw/verstuurd");
        return story;
    }

    private UUID id(String story) {
        return jdbc.sql("select id from experience where happened = :story")
                .param("story", story)
                .query(UUID.class)
                .single();
    }
}
