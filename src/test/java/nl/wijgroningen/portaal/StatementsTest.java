package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The number of SQL statements of every GET route: few, and the same with ten and with ten thousand rows. */
@PortalTest
class StatementsTest {

    private static final int MOST = 8;
    private static final int MOST_AT_THE_TOP = 20;
    private static final Set<String> TOP = Set.of("/", "/wijken/{slug}", "/werk");
    private static final String MARK = "Eén van tienduizend.";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Autowired
    private Http http;

    @Autowired
    private Statements statements;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void removeTheTenThousand() {
        jdbc.sql("delete from platform_mail where text = :mark")
                .param("mark", MARK)
                .update();
        jdbc.sql("delete from experience where happened = :mark")
                .param("mark", MARK)
                .update();
    }

    @Test
    void areFewAndDoNotGrowWithTheRows() {
        var visitors = visitors();
        warmUp(visitors);
        var before = count(visitors);
        insertTenThousand();
        var after = count(visitors);
        var table = new StringBuilder("statements per page:\n");
        before.forEach((page, number) -> table.append("%3d %s%n".formatted(number, page)));
        System.out.println(table);
        assertThat(after).isEqualTo(before);
        before.forEach((page, number) -> assertThat(number)
                .as(page)
                .isLessThanOrEqualTo(TOP.contains(page.split(" ")[0]) ? MOST_AT_THE_TOP : MOST));
    }

    /** Each GET route as somebody who sees most of it. */
    private Map<String, Integer> count(Map<String, Http.Visitor> visitors) {
        var counts = new TreeMap<String, Integer>();
        for (var route : getRoutes()) {
            for (var path : samples(route)) {
                var who = route.startsWith("/beheer/")
                        ? List.of("beheer")
                        : route.startsWith("/werk/wijraad")
                                ? List.of(
                                        "secretaris",
                                        route.startsWith("/werk/wijraad/selecties") ? "wijraadslid" : "bestuurder")
                                : isStaff(route)
                                        ? List.of("team", "coordinator")
                                        : List.of(isTeller(route) ? "teller" : "resident");
                for (var one : who) {
                    var visitor = visitors.get(one);
                    var sent = statements.during(() ->
                            assertThat(visitor.get(path).statusCode()).as(path).isLessThan(500));
                    counts.put(route + " " + path.replaceAll("[0-9a-f-]{36}", "…") + " " + one, sent.size());
                }
            }
        }
        return counts;
    }

    private List<String> getRoutes() {
        var found = new ArrayList<String>();
        routes.getHandlerMethods().keySet().forEach(it -> {
            if (it.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                found.addAll(it.getPatternValues());
            }
        });
        found.removeIf(it -> it.endsWith(".csv")); // streamed: a statement for each piece
        found.remove("/inloggen/organisatie"); // asks a provider; no table
        return found;
    }

    private List<String> samples(String route) {
        return switch (route) {
            case "/werk/wijraad/samenstelling" ->
                List.of("/werk/wijraad/samenstelling", "/werk/wijraad/samenstelling?dag=2027-08-01&bekend=2026-10-01");
            case "/werk/wijraad/samenstelling/wat-als" ->
                List.of(
                        "/werk/wijraad/samenstelling/wat-als",
                        "/werk/wijraad/samenstelling/wat-als?stap=komt_13_2027-03-01_2027-12-31_buiten_geen");
            case "/werk/wijraad/feiten/{nummer}/correctie" -> List.of("/werk/wijraad/feiten/2/correctie");
            case "/werk/wijraad/voordrachten/nieuw" ->
                List.of(
                        "/werk/wijraad/voordrachten/nieuw",
                        "/werk/wijraad/voordrachten/nieuw?zetel=13",
                        "/werk/wijraad/voordrachten/nieuw?lid=" + seated());
            case "/werk/wijraad/leden/{id}", "/werk/wijraad/leden/{id}/naam" ->
                List.of(route.replace("{id}", seated()));
            case "/wijraad/jaarverslagen/{jaar}",
                    "/wijraad/jaarverslagen/{jaar}/bestand",
                    "/werk/wijraad/jaarverslagen/{jaar}",
                    "/werk/wijraad/jaarverslagen/{jaar}/onderdelen/{onderdeel}" ->
                List.of(route.replace("{onderdeel}", "INTRODUCTION").replace("{jaar}", lastYear()));
            case "/werk/wijraad/brieven" ->
                List.of("/werk/wijraad/brieven", "/werk/wijraad/brieven?na=2100-01-01_" + new UUID(0, 0));
            case "/werk/wijraad/brieven/{id}" -> List.of(route.replace("{id}", letter()));
            case "/werk/wijraad/voordrachten/{id}" -> List.of("/werk/wijraad/voordrachten/" + nominated());
            case "/werk/wijraad/vergaderingen/{id}",
                    "/werk/wijraad/vergaderingen/{id}/gegevens",
                    "/werk/wijraad/vergaderingen/{id}/notulen",
                    "/wijraad/vergaderingen/{id}",
                    "/wijraad/vergaderingen/{id}/vergadering.ics" -> List.of(route.replace("{id}", met()));
            case "/werk/wijraad/vergaderingen/{id}/agenda/{punt}",
                    "/werk/wijraad/vergaderingen/{id}/stukken/{stuk}",
                    "/wijraad/vergaderingen/{id}/stukken/{stuk}" ->
                List.of(route.replace("{id}", met())
                        .replace("{punt}", onAgenda())
                        .replace("{stuk}", new UUID(1, 1).toString()));
            // A file is out before its last statement, which then falls to the next page: as for one that is not there.
            case "/werk/wijraad/vergaderingen/{id}/stukken.pdf", "/werk/wijraad/brieven/{id}/bestand" ->
                List.of(route.replace("{id}", new UUID(1, 1).toString()));
            case "/wijraad/vergaderingen" -> List.of("/wijraad/vergaderingen", "/en/wijraad/vergaderingen");
            case "/wijraad/vacatures/{id}",
                    "/wijraad/vacatures/{id}/aanmelding",
                    "/wijraad/vacatures/{id}/aanmelding/verstuurd" ->
                List.of(route.replace("{id}", round()), "/en" + route.replace("{id}", round()));
            case "/wijraad/aanmelding/{token}",
                    "/wijraad/aanmelding/{token}/intrekking",
                    "/wijraad/aanmelding/{token}/cv" -> List.of(route.replace("{token}", "kR4pQ9xW2mTz7LbNcV5d1A"));
            case "/werk/wijraad/werving" ->
                List.of("/werk/wijraad/werving", "/werk/wijraad/werving?na=2100-01-01_" + new UUID(0, 0));
            case "/werk/wijraad/werving/{id}" ->
                List.of(
                        "/werk/wijraad/werving/" + round(),
                        "/werk/wijraad/werving/" + round() + "?stand=APPLIED&na=2020-01-01_" + new UUID(0, 0));
            case "/werk/wijraad/werving/{id}/planning",
                    "/werk/wijraad/werving/{id}/sluiting",
                    "/werk/wijraad/werving/{id}/tekst",
                    "/werk/wijraad/werving/{id}/tekst/versies" -> List.of(route.replace("{id}", round()));
            case "/werk/wijraad/werving/{id}/kandidaten/{kandidaat}" ->
                List.of(route.replace("{id}", round()).replace("{kandidaat}", candidate()));
            case "/werk/wijraad/werving/{id}/kandidaten/{kandidaat}/cv" ->
                List.of(route.replace("{id}", round()).replace("{kandidaat}", new UUID(1, 1).toString()));
            case "/wijraad/adviezen" ->
                List.of(
                        "/wijraad/adviezen",
                        "/wijraad/adviezen?stand=te-laat",
                        "/wijraad/adviezen?stand=beantwoord&na=2030-01-01_" + new UUID(0, 0));
            case "/wijraad/adviezen/{id}",
                    "/werk/wijraad/adviezen/{id}",
                    "/werk/wijraad/adviezen/{id}/tekst",
                    "/werk/wijraad/adviezen/{id}/punten/{punt}" ->
                List.of(route.replace("{id}", advised()).replace("{punt}", advisedPoint()));
            case "/werk/wijraad/selecties/{id}" ->
                voted().stream().map(it -> "/werk/wijraad/selecties/" + it).toList();
            case "/werk/wijraad/adviezen/{id}/stemmen" ->
                List.of(
                        "/werk/wijraad/adviezen/" + advised() + "/stemmen",
                        "/werk/wijraad/adviezen/" + advised() + "/stemmen?zoek=gesprek");
            case "/wijken/{slug}" -> List.of("/wijken/vinkhuizen", "/en/wijken/nieuw-west");
            case "/{name:privacy|toegankelijkheid|spelregels|over|contact}" -> List.of("/privacy", "/en/spelregels");
            case "/teams/{slug}" -> List.of("/teams/vinkhuizen");
            case "/teams/{slug}/poster" -> List.of("/teams/vinkhuizen/poster", "/en/teams/beijum/poster?formaat=a3");
            case "/teams/{slug}/formulier" -> List.of("/teams/vinkhuizen/formulier");
            case "/werk/kaartjes/{id}" -> List.of("/werk/kaartjes/" + batch());
            case "/bestanden/{address}" -> List.of("/bestanden/none.css");
            case "/zoeken" -> List.of("/zoeken", "/zoeken?q=9746", "/zoeken?q=wij");
            case "/werk" ->
                List.of(
                        "/werk",
                        "/werk?stand=te-laat",
                        "/werk?stand=van-mij",
                        "/werk?na=2026-01-01_" + new UUID(0, 0) + "_x");
            case "/werk/ervaringen" ->
                List.of(
                        "/werk/ervaringen",
                        "/werk/ervaringen?filter=te-laat",
                        "/werk/ervaringen?filter=zonder-team",
                        "/werk/ervaringen?filter=gesloten",
                        "/werk/ervaringen?filter=gesloten&q=gesprek&thema=geld",
                        "/werk/ervaringen?q=gespreek",
                        "/werk/ervaringen?na=2026-W01_" + new UUID(0, 0));
            case "/ervaringen" ->
                List.of("/ervaringen", "/ervaringen?team=vinkhuizen&jaar=2026", "/ervaringen?q=schuldn");
            case "/verbeteringen" ->
                List.of(
                        "/verbeteringen",
                        "/verbeteringen?team=vinkhuizen&stand=bezig",
                        "/verbeteringen?q=gespreek",
                        "/verbeteringen?na=2026-01-01_" + new UUID(0, 0));
            case "/verbeteringen/{id}/bestanden/{file}", "/werk/verbeteringen/{id}/bestanden/{file}" ->
                List.of(route.replace("{id}", improved()).replace("{file}", new UUID(1, 1).toString()));
            case "/verbeteringen/{id}", "/spoor/{id}", "/werk/verbeteringen/{id}" ->
                List.of(route.replace("{id}", improved()));
            case "/werk/verbeteringen" ->
                List.of("/werk/verbeteringen", "/werk/verbeteringen?filter=klaar&na=2026-01-01_" + new UUID(0, 0));
            case "/werk/ervaringen/{id}/verbetering" ->
                List.of("/werk/ervaringen/" + oneOfVinkhuizen() + "/verbetering");
            case "/mijn-ervaring/vragen/{token}" -> List.of("/mijn-ervaring/vragen/kR4pQ9xW2mTz7LbNcV5d1A");
            case "/ervaringen/{id}", "/ervaringen/{id}/melding", "/ervaringen/{id}/herkenning" ->
                List.of(route.replace("{id}", published()));
            case "/werk/ervaringen/{id}/publicatie" -> List.of("/werk/ervaringen/" + published() + "/publicatie");
            case "/werk/bezwaren/{id}" -> List.of("/werk/bezwaren/" + objected());
            case "/werk/ervaringen/{id}" -> List.of("/werk/ervaringen/" + oneOfVinkhuizen());
            case "/beheer/teams/{slug}" -> List.of("/beheer/teams/vinkhuizen");
            case "/beheer/buurten/{slug}" -> List.of("/beheer/buurten/vinkhuizen");
            case "/beheer/postcodes/{pc4:[1-9][0-9]{3}}" -> List.of("/beheer/postcodes/9746", "/beheer/postcodes/9700");
            case "/uitnodiging/{token}", "/wachtwoord/{token}" -> List.of(route.replace("{token}", "geen-link"));
            case "/beheer/gebruikers" ->
                List.of(
                        "/beheer/gebruikers",
                        "/beheer/gebruikers?zoek=van&rol=team&team=vinkhuizen&staat=active",
                        "/beheer/gebruikers?staat=wacht",
                        "/beheer/gebruikers?na=" + somebody());
            case "/beheer/gebruikers/{id}", "/beheer/gebruikers/{id}/einde" ->
                List.of(route.replace("{id}", somebody().toString()));
            case "/beheer/post" ->
                List.of("/beheer/post", "/beheer/post?stand=wacht", "/beheer/post?voor=" + Long.MAX_VALUE);
            case "/beheer/post/{id}" -> List.of("/beheer/post/" + oneMail());
            case "/beheer/themas/{thema}" -> List.of("/beheer/themas/geld");
            case "/beheer/logboek" ->
                List.of(
                        "/beheer/logboek",
                        "/beheer/logboek?wat=experience.look&van=2026-01-01",
                        "/beheer/logboek?voor=100");
            case "/beheer/instellingen/{name}" -> List.of("/beheer/instellingen/experience.draft-days");
            case "/werk/exports/{id}", "/werk/exports/{id}/bestand" -> List.of(route.replace("{id}", export()));
            case "/account/passkeys/{id}" -> List.of("/account/passkeys/" + somebody());
            case "/mijn-ervaring/berichten/{token}" -> List.of("/mijn-ervaring/berichten/kR4pQ9xW2mTz7LbNcV5d1A");
            case "/werk/ervaringen/{id}/notities" -> List.of("/werk/ervaringen/" + oneOfVinkhuizen() + "/notities");
            case "/werk/ervaringen/{id}/notities/{notitie}" -> List.of(noteOfTeam());
            case "/werk/ervaringen/{id}/afscherming" ->
                List.of("/werk/ervaringen/" + oneOfVinkhuizen() + "/afscherming");
            default -> {
                assertThat(route).as("give this test a sample of the route").doesNotContain("{");
                yield List.of(route);
            }
        };
    }

    /** One that no job wrote yet. */
    private String export() {
        return jdbc.sql("""
						with asked as (
							insert into platform_export (id, kind, owner, scope, state, asked_at)
							select gen_random_uuid(), 'experience', u.id, 'TEAM ' || m.team_id, 'WAITING', now()
							from account_user u join account_membership m on m.user_id = u.id where u.username = 'team'
							on conflict do nothing returning id)
						select id from asked union all select e.id from platform_export e join account_user u on u.id = e.owner
						where u.username = 'team' limit 1
						""").query(String.class).single();
    }

    private static String lastYear() {
        return String.valueOf(LocalDate.now(PortaalApplication.ZONE).getYear() - 1);
    }

    private String seated() {
        return jdbc.sql("select member_id::text from wijraad_term where standing and seat = 1 order by 1 limit 1")
                .query(String.class)
                .single();
    }

    private String letter() {
        return jdbc.sql("select id::text from wijraad_letter where settled_on is null order by id limit 1")
                .query(String.class)
                .single();
    }

    private String nominated() {
        return jdbc.sql("select id::text from wijraad_nomination where outcome is null order by id limit 1")
                .query(String.class)
                .single();
    }

    /** A meeting of the demo with papers. */
    private String met() {
        return jdbc.sql("""
						select i.meeting_id::text from wijraad_paper p join wijraad_item i on i.id = p.item_id
						join wijraad_meeting m on m.id = i.meeting_id
						where i.open and m.state = 'INVITED' and m.kind = 'WITH_BOARD' order by 1 limit 1
						""").query(String.class).single();
    }

    private String onAgenda() {
        return jdbc.sql("select i.id::text from wijraad_item i join wijraad_paper p on p.item_id = i.id"
                        + " where i.meeting_id = :id::uuid and i.open order by i.turn, p.turn limit 1")
                .param("id", met())
                .query(String.class)
                .single();
    }

    /** One in which people apply. */
    private String round() {
        return jdbc.sql(
                        "select id::text from wijraad_round where state = 'PUBLISHED' order by closes_on desc, id limit 1")
                .query(String.class)
                .single();
    }

    private String candidate() {
        return jdbc.sql(
                        "select id::text from wijraad_candidate where cv is not null and round_id = :round::uuid limit 1")
                .param("round", round())
                .query(String.class)
                .single();
    }

    /** One that waits for an answer. */
    private String advised() {
        return jdbc.sql("""
						select id::text from wijraad_advice where sent_on is not null and answered_on is null order by id limit 1
						""").query(String.class).single();
    }

    private String advisedPoint() {
        return jdbc.sql(
                        "select id::text from wijraad_point where advice_id = :id and answered_on is null order by place limit 1")
                .param("id", UUID.fromString(advised()))
                .query(String.class)
                .single();
    }

    /** A vote of the demo in every state. */
    private List<String> voted() {
        return jdbc.sql("select distinct on (state) id::text from wijraad_selection order by state, id")
                .query(String.class)
                .list();
    }

    private String batch() {
        return jdbc.sql("""
						select b.id::text from experience_batch b join area_team t on t.id = b.team_id
						where t.slug = 'vinkhuizen' order by 1 limit 1
						""").query(String.class).single();
    }

    private String objected() {
        return jdbc.sql(
                        "select experience_id::text from experience_objection where decision is null order by 1 limit 1")
                .query(String.class)
                .single();
    }

    private String published() {
        return jdbc.sql("""
						select p.experience_id::text from experience_publication p join area_team t on t.id = p.team_id
						where t.slug = 'vinkhuizen' and p.state = 'PUBLISHED' order by 1 limit 1
						""").query(String.class).single();
    }

    private String improved() {
        return jdbc.sql("""
						select i.id::text from experience_improvement i join area_team t on t.id = i.team_id
						where t.slug = 'vinkhuizen' and i.state = 'DONE' order by i.id limit 1
						""").query(String.class).single();
    }

    private UUID oneOfVinkhuizen() {
        return jdbc.sql("""
						select e.id from experience e join area_team t on t.id = e.team_id
						where t.slug = 'vinkhuizen' and not e.coordinator_only and e.state = 'REOPENED' order by e.id limit 1
						""").query(UUID.class).single();
    }

    private String noteOfTeam() {
        return jdbc.sql("""
						select '/werk/ervaringen/' || n.experience_id || '/notities/' || n.id
						from experience_note n join account_user u on u.id = n.author
						where u.username = 'team' order by n.experience_id, n.turn limit 1
						""").query(String.class).single();
    }

    private UUID somebody() {
        return jdbc.sql("select id from account_user where username = 'team2'")
                .query(UUID.class)
                .single();
    }

    private long oneMail() {
        return jdbc.sql("select min(id) from platform_mail").query(Long.class).single();
    }

    private static boolean isStaff(String route) {
        return route.startsWith("/werk") || route.startsWith("/beheer") || route.startsWith("/account");
    }

    private static boolean isTeller(String route) {
        return route.startsWith("/ervaringen/nieuw/") || route.startsWith("/mijn-ervaring");
    }

    private Map<String, Http.Visitor> visitors() {
        var visitors = new LinkedHashMap<String, Http.Visitor>();
        visitors.put("resident", http.visitor());
        visitors.put("team", http.staff("team"));
        visitors.put("coordinator", http.staff("coordinator"));
        visitors.put("secretaris", http.staff("secretaris"));
        visitors.put("bestuurder", http.staff("bestuurder"));
        visitors.put("wijraadslid", http.staff("wijraadslid"));
        var beheer = http.staff("beheer");
        beheer.post("/beheer/post", beheer.get("/werk"), Map.of("adres", "fatima@voorbeeld.nl"));
        visitors.put("beheer", beheer);
        var teller = http.visitor();
        teller.post("/ervaringen/nieuw/plaats", Map.of("team", "vinkhuizen"));
        teller.post("/ervaringen/nieuw/onderwerp", Map.of("thema", "geld", "contact", "PHONE"));
        teller.post("/ervaringen/nieuw/lezers", Map.of("lezers", "team"));
        teller.post("/ervaringen/nieuw/verhaal", Map.of("gebeurde", "Het ging goed aan de telefoon."));
        teller.post("/ervaringen/nieuw/gegevens", Map.of());
        teller.post("/ervaringen/nieuw/openbaar", Map.of("openbaar", "nee"));
        visitors.put("teller", teller);
        return visitors;
    }

    private void warmUp(Map<String, Http.Visitor> visitors) {
        visitors.values().forEach(it -> it.get("/"));
        count(visitors);
    }

    private void insertTenThousand() {
        jdbc.sql("""
						insert into platform_mail (text, language, content, state, waiting_since, next_attempt_at, done_at)
						select :mark, 'NL', ''::bytea, 'SENT', now(), now(), now() from generate_series(1, 10000)
						""").param("mark", MARK).update();
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
							may_be_public, state, waiting_since, closed_week, version)
						select gen_random_uuid(), sha256(convert_to('ten thousand ' || i, 'UTF8')),
							case when i % 3 > 0 then t.id end, i % 5 = 0, 'nl', 'WEB', '2026-W' || lpad((i % 40 + 1)::text, 2, '0'), :mark,
							false, s, case when s in ('WITH_TEAM', 'REOPENED') then '2026-W40' end,
							case when s = 'CLOSED' then '2026-W41' end, 0
						from generate_series(1, 10000) i
						cross join lateral (select (array['WITH_TEAM', 'ANSWERED', 'CLOSED', 'REOPENED'])[i % 4 + 1] as s) states
						join area_team t on t.slug = 'vinkhuizen'
						""").param("mark", MARK).update();
    }
}
