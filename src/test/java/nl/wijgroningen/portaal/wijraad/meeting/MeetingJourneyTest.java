package nl.wijgroningen.portaal.wijraad.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.mail.Attachment;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.support.Papers;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Meetings as the secretary, a member, the director and everyone meet them, with forms without JavaScript. */
@PortalTest
@Rule("R12d")
public class MeetingJourneyTest {

    private static final String LIST = "/werk/wijraad/vergaderingen";
    private static final String PLACE = "Zaal van de journey-proef";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Mailbox mailbox;

    @AfterEach
    void remove() {
        clock.reset();
        remove(jdbc, PLACE);
    }

    /** All that belongs to meetings at a place. */
    public static void remove(JdbcClient jdbc, String place) {
        var meetings = "(select id from wijraad_meeting where place = :place)";
        var items = "(select id from wijraad_item where meeting_id in " + meetings + ")";
        for (var sql : List.of(
                "delete from wijraad_approval where meeting_id in " + meetings + " or in_meeting_id in " + meetings,
                "delete from wijraad_minutes where meeting_id in " + meetings,
                "delete from wijraad_action where meeting_id in " + meetings,
                "delete from wijraad_decision where item_id in " + items,
                "with gone as (delete from wijraad_paper where item_id in " + items + " returning file_id)"
                        + " delete from platform_file where id in (select file_id from gone)",
                "delete from wijraad_item where meeting_id in " + meetings,
                "delete from wijraad_attendance where meeting_id in " + meetings,
                "delete from wijraad_meeting where place = :place")) {
            jdbc.sql(sql).param("place", place).update();
        }
    }

    private static final class Desk {

        private final Http.Visitor visitor;
        private HttpResponse<String> page;

        Desk(Http.Visitor visitor, String path) {
            this.visitor = visitor;
            this.page = visitor.get(path);
        }

        String open(String path) {
            page = visitor.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            return page.body();
        }

        /** What the next page says, after a form that was taken. */
        String send(String path, Map<String, ?> fields) {
            var answer = visitor.post(path, page, fields);
            assertThat(answer.statusCode()).as("%s %s", path, refusal(answer)).isEqualTo(303);
            page = visitor.follow(answer);
            return page.body();
        }

        String refused(int status, String path, Map<String, ?> fields) {
            var answer = visitor.post(path, page, fields);
            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            return answer.body();
        }

        private static String refusal(HttpResponse<String> answer) {
            var at = answer.body().indexOf("id=\"fouten\"");
            return at < 0
                    ? ""
                    : answer.body()
                            .substring(at, Math.min(at + 900, answer.body().length()));
        }
    }

    private Desk secretary() {
        return new Desk(http.staff("secretaris"), LIST);
    }

    private Map<String, String> plan(LocalDate day, String kind) {
        return Map.of("dag", day.toString(), "van", "19.30", "tot", "21:30", "soort", kind, "plaats", PLACE);
    }

    private UUID id(LocalDate day) {
        return jdbc.sql("select id from wijraad_meeting where place = :place and held_on = :day")
                .param("place", PLACE)
                .param("day", day)
                .query(UUID.class)
                .single();
    }

    private UUID item(UUID meeting, String title) {
        return jdbc.sql("select id from wijraad_item where meeting_id = :id and title = :title")
                .param("id", meeting)
                .param("title", title)
                .query(UUID.class)
                .single();
    }

    private static byte[] blank() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CalendarComponent event(Attachment file) throws Exception {
        List<CalendarComponent> events =
                new CalendarBuilder().build(new StringReader(file.text())).getComponents();
        return events.get(0);
    }

    private static String value(CalendarComponent component, String name) {
        return component.<Property>getProperty(name).orElseThrow().getValue();
    }

    private Attachment attachment(String text) {
        var attachment = mailbox.last(text).attachment();
        assertThat(attachment).isNotNull();
        return attachment;
    }

    @Test
    void fromPlanToApprovedMinutes() throws Exception {
        var today = LocalDate.now(clock);
        var day = today.plusDays(6);
        var desk = secretary();
        var said = desk.refused(422, LIST, Map.of("dag", "ooit", "van", "laat", "plaats", PLACE));
        assertThat(said)
                .contains("Vul een dag in", "Vul een tijd in", "Kies met wie de vergadering is")
                .contains("value=\"ooit\"", "value=\"laat\"", "value=\"" + PLACE + "\"");
        assertThat(desk.send(LIST, plan(day, "OWN"))).contains("De vergadering staat in het jaarplan.");
        var id = id(day);
        var page = LIST + "/" + id;
        var open = "/wijraad/vergaderingen/" + id;
        assertThat(desk.refused(422, page + "/uitnodiging", Map.of())).contains("Zet eerst iets op de agenda");
        desk.send(
                page + "/agenda",
                Map.of("titel", "Journeypunt open", "openbaar", "ja", "toelichting", "Journeytoelichting"));
        desk.send(page + "/agenda", Map.of("titel", "Journeypunt besloten", "openbaar", "nee"));
        var item = item(id, "Journeypunt open");
        var closed = item(id, "Journeypunt besloten");
        paper(desk, page, item, "Journeystuk open");
        paper(desk, page, closed, "Journeystuk besloten");
        assertThat(http.visitor().get(open).body()).doesNotContain("Journeypunt");
        desk.open(page);
        assertThat(desk.send(page + "/uitnodiging", Map.of())).contains("De uitnodiging is verstuurd.");
        assertThat(mailbox.last("wijraad.mail.meeting").body())
                .contains("1. Journeypunt open", "2. (besloten punt)", PLACE)
                .doesNotContain("Journeypunt besloten");
        var event = event(attachment("wijraad.mail.meeting"));
        assertThat(value(event, "LOCATION")).isEqualTo(PLACE);
        assertThat(value(event, "SEQUENCE")).isEqualTo("0");
        assertThat(http.visitor().get(open).body())
                .contains("Journeypunt open", "Journeytoelichting", "Journeystuk open", "Eén punt is niet openbaar")
                .doesNotContain("Journeypunt besloten", "Journeystuk besloten");
        assertThat(http.visitor().get("/en" + open).body()).contains("Agenda and papers", "One item is not public");
        memberSays(page);

        clock.moveTo(day);
        desk = secretary();
        desk.open(page);
        var there = sitting(day);
        desk.send(page + "/aanwezigheid", Map.of("aanwezig", there.subList(0, 9), "versie", version(id)));
        desk.open(page + "/agenda/" + item);
        assertThat(desk.send(page + "/agenda/" + item + "/besluiten", Map.of("besluit", "Journeybesluit")))
                .contains("Journeybesluit");
        desk.send(
                page + "/acties",
                Map.of(
                        "wat",
                        "Journeyactie",
                        "wie",
                        "SECRETARY",
                        "wanneer",
                        day.plusDays(7).toString()));
        assertThat(desk.refused(
                        422,
                        page + "/acties",
                        Map.of(
                                "wat",
                                "Te vroeg",
                                "wie",
                                "SECRETARY",
                                "wanneer",
                                day.minusDays(1).toString())))
                .contains("Kies die dag of een latere", "Te vroeg");
        assertThat(http.visitor().get(open).body()).doesNotContain("Journeybesluit");
        assertThat(desk.send(page + "/sluiting", Map.of())).contains("De vergadering is gesloten.", "9 van de");
        assertThat(http.visitor().get(open).body())
                .contains("Journeybesluit", "9 van de " + there.size() + " leden")
                .doesNotContain("Journeyactie");
        assertThat(desk.open("/werk?soort=acties")).contains("Journeyactie");
        minutes(desk, page, open, day);
    }

    private void paper(Desk desk, String page, UUID item, String name) {
        var path = page + "/agenda/" + item;
        desk.open(path);
        var refused = desk.visitor.upload(
                path + "/stukken", desk.page, Map.of("naam", name), "document", "application/pdf", new byte[] {
                    'M', 'Z', 1
                });
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"" + name + "\"");
        var added = desk.visitor.upload(
                path + "/stukken", desk.page, Map.of("naam", name), "document", "application/pdf", blank());
        assertThat(added.statusCode()).isEqualTo(303);
    }

    private void memberSays(String page) {
        var member = new Desk(http.staff("wijraadslid"), LIST);
        assertThat(member.open(page)).contains("Journeypunt besloten", "Journeystuk besloten", "Komt u?");
        assertThat(member.send(page + "/komst", Map.of("komt", "ja")))
                .contains("De secretaris ziet of u komt.", "U komt.");
        assertThat(member.refused(404, page + "/afzegging", Map.of("reden", "Zomaar")))
                .doesNotContain("Zomaar");
        var bundle = member.visitor.get(page + "/stukken.pdf");
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(http.staff("bestuurder").get(page).statusCode())
                .as("a meeting without the board")
                .isEqualTo(404);
        assertThat(http.staff("team").get(page).statusCode()).isEqualTo(404);
    }

    private void minutes(Desk desk, String page, String open, LocalDate day) {
        var path = page + "/notulen";
        desk.open(path);
        desk.send(path, Map.of("tekst", "Journeynotulen een", "versie", "0"));
        desk.send(path, Map.of("tekst", "Journeynotulen twee", "besloten", "Journeygeheim", "versie", "1"));
        assertThat(desk.refused(422, path, Map.of("tekst", "Journeynotulen van een ander", "versie", "1")))
                .contains("Journeynotulen van een ander", "Journeynotulen twee", "U ziet beide");
        assertThat(http.visitor().get(open).body()).doesNotContain("Journeynotulen");
        clock.moveTo(day.plusDays(21));
        var later = secretary();
        later.send(LIST, plan(day.plusDays(21), "WITH_BOARD"));
        var in = id(day.plusDays(21));
        later.open(path);
        assertThat(later.refused(422, path + "/vaststelling", Map.of("vergadering", in.toString(), "versie", "2")))
                .contains("Kies een vergadering van na");
        later.open(LIST + "/" + in);
        later.send(LIST + "/" + in + "/agenda", Map.of("titel", "Journeypunt later", "openbaar", "ja"));
        later.send(LIST + "/" + in + "/uitnodiging", Map.of());
        later.open(path);
        assertThat(later.send(path + "/vaststelling", Map.of("vergadering", in.toString(), "versie", "2")))
                .contains("De notulen zijn vastgesteld.", "Journeynotulen een", "Journeygeheim");
        assertThat(later.refused(422, path, Map.of("tekst", "Journeynotulen drie", "versie", "2")))
                .contains("veranderen niet meer");
        assertThat(http.visitor().get(open).body())
                .contains("Journeynotulen twee", "Vastgesteld in de vergadering van")
                .doesNotContain("Journeygeheim", "Journeynotulen een");
        assertThat(http.staff("bestuurder").get(LIST + "/" + in).statusCode()).isEqualTo(200);
    }

    private List<String> sitting(LocalDate day) {
        return jdbc.sql("select member_id::text from wijraad_term where standing and during @> :day::date order by 1")
                .param("day", day)
                .query(String.class)
                .list();
    }

    private String version(UUID id) {
        return jdbc.sql("select version::text from wijraad_meeting where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void aChangeAndACancellationReachEveryCalendar() throws Exception {
        var day = LocalDate.now(clock).plusDays(9);
        var desk = secretary();
        desk.send(LIST, plan(day, "WITH_BOARD"));
        var id = id(day);
        var page = LIST + "/" + id;
        desk.send(page + "/agenda", Map.of("titel", "Agendapunt", "openbaar", "ja"));
        desk.send(page + "/uitnodiging", Map.of());
        var director = mailbox.of("wijraad.mail.meeting").stream()
                .anyMatch(it ->
                        it.body().startsWith("Dag R. Kamminga") && it.body().contains(PLACE));
        assertThat(director).as("the director is invited too").isTrue();
        var uid = value(event(attachment("wijraad.mail.meeting")), "UID");
        new Desk(http.staff("wijraadslid"), page).send(page + "/komst", Map.of("komt", "nee"));
        desk.open(page + "/gegevens");
        var moved = new LinkedHashMap<String, String>(plan(day.plusDays(1), "WITH_BOARD"));
        moved.put("versie", version(id));
        desk.send(page + "/gegevens", moved);
        var changed = attachment("wijraad.mail.meeting-changed");
        assertThat(changed.type()).contains("method=REQUEST");
        assertThat(value(event(changed), "UID")).isEqualTo(uid);
        assertThat(value(event(changed), "SEQUENCE")).isEqualTo("1");
        assertThat(jdbc.sql("select count(*) from wijraad_attendance where meeting_id = :id and coming is not null")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .as("answers for another day")
                .isZero();
        assertThat(desk.refused(422, page + "/afzegging", Map.of())).contains("Schrijf op waarom");
        desk.send(page + "/afzegging", Map.of("reden", "Journeyreden"));
        var cancelled = attachment("wijraad.mail.meeting-cancelled");
        assertThat(cancelled.type()).contains("method=CANCEL");
        assertThat(value(event(cancelled), "UID")).isEqualTo(uid);
        assertThat(value(event(cancelled), "SEQUENCE")).isEqualTo("2");
        assertThat(http.visitor().get("/wijraad/vergaderingen/" + id).body()).contains("Journeyreden");
        feed(uid);
    }

    private void feed(String uid) throws Exception {
        var answer = http.visitor().get("/wijraad/vergaderingen.ics");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        List<CalendarComponent> events =
                new CalendarBuilder().build(new StringReader(answer.body())).getComponents();
        assertThat(events).hasSizeGreaterThan(10);
        assertThat(events)
                .filteredOn(it -> value(it, "UID").equals(uid))
                .singleElement()
                .matches(it -> value(it, "STATUS").equals("CANCELLED")
                        && value(it, "SEQUENCE").equals("2"));
    }

    @Test
    void twoSecretariesInTheSameFormSeeBothTexts() {
        var day = LocalDate.now(clock).plusDays(11);
        var desk = secretary();
        desk.send(LIST, plan(day, "OWN"));
        var id = id(day);
        var page = LIST + "/" + id;
        desk.send(page + "/agenda", Map.of("titel", "Punt van eerst", "openbaar", "ja"));
        var item = page + "/agenda/" + item(id, "Punt van eerst");
        desk.open(item);
        desk.send(item, Map.of("titel", "Punt van de een", "openbaar", "ja", "versie", "0"));
        assertThat(desk.refused(422, item, Map.of("titel", "Punt van de ander", "openbaar", "nee", "versie", "0")))
                .contains("Punt van de een", "Punt van de ander", "U ziet beide", "name=\"versie\" value=\"1\"");
        var stale = new LinkedHashMap<String, String>(plan(day.plusDays(1), "WITH_BOARD"));
        stale.put("versie", "99");
        assertThat(desk.refused(422, page + "/gegevens", stale))
                .contains("U ziet beide", day.toString(), day.plusDays(1).toString());
        clock.moveTo(day);
        desk = secretary();
        desk.open(page);
        var there = sitting(day);
        desk.send(page + "/aanwezigheid", Map.of("aanwezig", there.subList(0, 2), "versie", version(id)));
        assertThat(desk.refused(422, page + "/aanwezigheid", Map.of("aanwezig", there.subList(2, 3), "versie", "0")))
                .contains("Uw vinkjes staan er nog", "afwezig", "value=\"" + there.get(2) + "\" checked");
    }

    @Test
    void thePapersOfAMeetingAreOneFileWithContents() {
        var id = jdbc.sql("""
						select m.id::text from wijraad_meeting m join wijraad_item i on i.meeting_id = m.id
						join wijraad_paper p on p.item_id = i.id
						where m.state = 'INVITED' and m.place <> :place group by m.id having count(*) > 1
						""").param("place", PLACE).query(String.class).single();
        var secretary = http.staff("secretaris");
        var bytes = read(secretary, LIST + "/" + id + "/stukken.pdf");
        assertThat(Papers.text(bytes))
                .contains("Inhoud", "Notitie wachten na het eerste gesprek", "niet gemaakt om te laten voorlezen")
                .contains("Bewonersgroep Korrewegwijk");
        assertThat(Papers.pages(bytes)).isEqualTo(3);
        assertThat(Papers.language(bytes)).isEqualTo("nl");
        assertThat(secretary.get(LIST + "/" + id).body()).contains("Elk stuk is ook los te openen");
    }

    private static byte[] read(Http.Visitor visitor, String path) {
        try (var stream = visitor.stream(path)) {
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void thePageShowsWhereTheYearStands() {
        var year = LocalDate.now(clock).getYear();
        var held = jdbc.sql(
                        "select count(*) from wijraad_meeting where state = 'HELD' and extract(year from held_on) = :year")
                .param("year", year)
                .query(Integer.class)
                .single();
        assertThat(http.staff("secretaris").get(LIST).body())
                .contains(held + " gehouden en", "van minstens 10", "van minstens 6");
        assertThat(http.staff("bestuurder").get(LIST).body())
                .contains("Hier staan de vergaderingen waar de bestuurder bij is.")
                .doesNotContain("Plan een vergadering");
        assertThat(http.visitor().get("/wijraad/vergaderingen").body()).contains(held + " keer vergaderd");
        assertThat(http.visitor().get("/en/wijraad/vergaderingen").body()).contains("Met " + held + " times");
        assertThat(http.visitor().get("/wijraad/vergaderingen?jaar=1999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSecretaryLinksAMemberToAnAccount() {
        var desk = new Desk(http.staff("secretaris"), "/werk/wijraad/leden");
        assertThat(desk.page.body()).contains("Logt in met het account van S. Pinas", "Nog geen account");
        assertThat(desk.refused(422, "/werk/wijraad/leden", Map.of())).contains("Kies een lid.", "Kies een account.");
        var member = jdbc.sql("""
						select a.member_id::text from wijraad_account a join account_user u on u.id = a.user_id
						where u.username = 'wijraadslid'
						""").query(String.class).single();
        var account = jdbc.sql("select id::text from account_user where username = 'wijraadslid'")
                .query(String.class)
                .single();
        assertThat(desk.send("/werk/wijraad/leden", Map.of("lid", member, "account", account)))
                .contains("Het account hoort nu bij dit lid.");
        var secretary = jdbc.sql("select id::text from account_user where username = 'secretaris'")
                .query(String.class)
                .single();
        desk.refused(404, "/werk/wijraad/leden", Map.of("lid", member, "account", secretary));
    }
}
