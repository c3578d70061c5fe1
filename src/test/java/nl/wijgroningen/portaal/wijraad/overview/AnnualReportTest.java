package nl.wijgroningen.portaal.wijraad.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Papers;
import nl.wijgroningen.portaal.wijraad.overview.domain.AnnualReporting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** The annual report from the portal's draft to the public page, with a year of which nothing else is known. */
@PortalTest
class AnnualReportTest {

    private static final int YEAR = 2003;
    private static final String WORK = "/werk/wijraad/jaarverslagen/" + YEAR;
    private static final String PUBLIC = "/wijraad/jaarverslagen/" + YEAR;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private AnnualReporting reporting;

    @Autowired
    private Accounts accounts;

    private final UUID meeting = UUID.randomUUID();

    @AfterEach
    void forget() {
        jdbc.sql("""
						set session_replication_role = replica;
						delete from wijraad_report_section where year = %1$s;
						delete from wijraad_report where year = %1$s;
						delete from wijraad_meeting where id = '%2$s';
						set session_replication_role = default
						""".formatted(YEAR, meeting)).update();
    }

    private void drafted() {
        jdbc.sql("""
						insert into wijraad_report (year, drafted_on, drafted_by)
						values (:year, '2004-01-05', (select id from account_user where username = 'secretaris'))
						""").param("year", YEAR).update();
        jdbc.sql("""
						insert into wijraad_report_section (year, kind, place, draft, text)
						values (:year, 'INTRODUCTION', 0, 'Oude opzet.', 'Oude opzet.'), (:year, 'MEETINGS', 3, 'Oude opzet.', 'Wij schreven dit.')
						""").param("year", YEAR).update();
    }

    private void held(String state) {
        jdbc.sql("""
						insert into wijraad_meeting (id, held_on, starts_at, ends_at, kind, place, state, planned_by, planned_on, ended_on, ended_by)
						select :id, '2004-02-01', '19:30', '21:30', 'OWN', 'Proefzaal', :state, u.id, '2003-12-01',
							case when :state = 'HELD' then date '2004-02-01' end, case when :state = 'HELD' then u.id end
						from account_user u where u.username = 'secretaris'
						""").param("id", meeting).param("state", state).update();
    }

    @Test
    @Rule("R12d")
    void isDraftedEditedAdoptedAndThenStays() throws IOException {
        drafted();
        var secretary = http.staff("secretaris");
        var page = secretary.get(WORK);
        assertThat(page.body()).contains("Wij schreven dit.");
        assertThat(http.visitor().get(PUBLIC).statusCode()).as("not adopted").isEqualTo(404);
        assertThat(secretary.post(WORK + "/bijwerking", page, Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(secretary.get(WORK).body())
                .contains("Wij schreven dit.") // what the secretary wrote stays
                .contains("De WIJ-raad vergaderde 0 keer") // what the portal writes stays beside it
                .contains("wat de raad in 2003 deed")
                .doesNotContain("Oude opzet.");
        var section = WORK + "/onderdelen/INTRODUCTION";
        var version = version("INTRODUCTION");
        var form = Map.of("tekst", "Ons eigen woord vooraf.\n\n- een\n- twee", "versie", String.valueOf(version));
        assertThat(secretary.post(section, page, form).statusCode()).isEqualTo(303);
        var overtaken =
                secretary.post(section, page, Map.of("tekst", "Een ander woord.", "versie", String.valueOf(version)));
        assertThat(overtaken.statusCode()).isEqualTo(422);
        assertThat(overtaken.body()).contains("Een ander woord.").contains("Ons eigen woord vooraf.");
        assertThat(secretary.post(section, page, Map.of("versie", "9")).statusCode())
                .isEqualTo(422);

        assertThat(secretary.post(WORK + "/vaststelling", page, Map.of()).body())
                .contains("Kies de vergadering");
        held("PLANNED");
        var choice = Map.of("vergadering", meeting.toString(), "versie", wholeVersion(secretary.get(WORK)));
        var changed = Map.of("vergadering", meeting.toString(), "versie", wholeVersion(page));
        assertThat(secretary.post(WORK + "/vaststelling", page, changed))
                .as("a section was changed since")
                .matches(it -> it.statusCode() == 422)
                .matches(it -> !it.body().contains("(R12d)"));
        var early = secretary.post(WORK + "/vaststelling", page, choice);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("1 februari 2004").contains("(R12d)");
        jdbc.sql("update wijraad_meeting set state = 'HELD', ended_on = held_on, ended_by = planned_by where id = :id")
                .param("id", meeting)
                .update();
        assertThat(secretary.post(WORK + "/vaststelling", page, choice).statusCode())
                .isEqualTo(303);
        assertThat(secretary.post(section, page, form).body()).contains("verandert niet meer (R12d)");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update wijraad_report_section set text = 'Toch anders.' where year = :year")
                        .param("year", YEAR)
                        .update());

        assertThat(http.visitor().get(PUBLIC).body())
                .contains("Jaarverslag van de WIJ-raad over 2003")
                .contains("Ons eigen woord vooraf.")
                .contains("<li class=\"utrecht-unordered-list__item\">twee</li>");
        assertThat(http.visitor().get("/en" + PUBLIC).body())
                .contains("Annual report of the WIJ-raad of 2003")
                .contains("The report is in Dutch.");
        try (var file = http.visitor().stream(PUBLIC + "/bestand")) {
            var pdf = file.readAllBytes();
            assertThat(Papers.failures(pdf)).isEmpty();
            assertThat(Papers.language(pdf)).isEqualTo("nl");
            assertThat(Papers.text(pdf)).contains("Ons eigen woord vooraf.", "1 februari 2004");
        }
    }

    @Test
    @Rule("R12d")
    void aYearThatHasNotBegunHasNoReport() {
        var next = LocalDate.now(PortaalApplication.ZONE).getYear() + 1;
        var secretary = accounts.byName("secretaris").orElseThrow().staff();
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new TestingAuthenticationToken("x", null, "ROLE_" + Role.SECRETARY)));
        try {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> reporting.draft(secretary, next))
                    .matches(it -> it.name().equals("R12d.reportYear"));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private int version(String kind) {
        return jdbc.sql("select version from wijraad_report_section where year = :year and kind = :kind")
                .param("year", YEAR)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    private static String wholeVersion(HttpResponse<String> page) {
        var found = Pattern.compile("name=\"versie\" value=\"(\\d+)\"").matcher(page.body());
        assertThat(found.find()).as("a version on the page").isTrue();
        return found.group(1);
    }

    @Test
    @Rule("R12d")
    void aYearThatIsNotOverIsNotAdopted() {
        var secretary = http.staff("secretaris");
        var year = LocalDate.now(clock).getYear();
        var path = "/werk/wijraad/jaarverslagen/" + year;
        var page = secretary.get(path);
        assertThat(page.statusCode()).as("the draft of the demo").isEqualTo(200);
        held("HELD");
        var refused = secretary.post(
                path + "/vaststelling", page, Map.of("vergadering", meeting.toString(), "versie", wholeVersion(page)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("is nog niet voorbij (R12d)");
        var none = secretary.post("/werk/wijraad/jaarverslagen", page, Map.of("jaar", String.valueOf(year + 1)));
        assertThat(none.statusCode()).isEqualTo(422);
    }

    @Test
    @Rule("R12d")
    void lastYearOfTheDemoIsForEveryone() throws IOException {
        var year = LocalDate.now(clock).getYear() - 1;
        assertThat(http.visitor().get("/wijraad/jaarverslagen").body()).contains("Jaarverslag " + year);
        assertThat(http.visitor().get("/wijraad/jaarverslagen/" + (year + 1)).statusCode())
                .isEqualTo(404);
        try (var file = http.visitor().stream("/wijraad/jaarverslagen/" + year + "/bestand")) {
            var pdf = file.readAllBytes();
            assertThat(Papers.failures(pdf)).isEmpty();
            Papers.picture(pdf, 0, "annual-report");
        }
    }
}
