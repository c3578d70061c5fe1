package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.wijraad.composition.domain.NeedsKeeping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The council from what if to the public page, at a desk and on a phone, without JavaScript: a majority that breaks on one
 * day eight months ahead is found, named, refused on appointment with the same words, and mended by somebody who comes.
 */
@PortalTest
@Tag("browser")
class CompositionJourneyTest {

    private static final String NEWCOMER = "V. Reisgenoot";
    private static final String MEETING = "Proefvergadering van de reis";
    private static final Pattern SENTENCE =
            Pattern.compile("Op [^.]* wonen dan [^.]*gemeente\\. Het moeten er minstens [^.]*\\(R4\\)");

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NeedsKeeping needs;

    private final LocalDate today = LocalDate.now(PortaalApplication.ZONE);
    /** When the term of B. Amsing is over. */
    private final LocalDate next = LocalDate.of(today.getYear() + 1, 1, 1);

    private int begun;
    private List<UUID> vacancies = List.of();

    @BeforeEach
    void remember() {
        begun = jdbc.sql("select turn from wijraad_council")
                .query(Integer.class)
                .single();
        vacancies = jdbc.sql("select id from wijraad_vacancy where closed_on is null")
                .query(UUID.class)
                .list();
    }

    /** What keeps history is out of the way for it: other tests look at the council of the demo. */
    @AfterEach
    void forget() {
        jdbc.sql("""
						set session_replication_role = replica;
						delete from wijraad_letter where fact > %1$s
							or nomination_id in (select id from wijraad_nomination where meeting = '%2$s');
						delete from wijraad_term where since > %1$s; update wijraad_term set until = null where until > %1$s;
						delete from wijraad_home where since > %1$s; update wijraad_home set until = null where until > %1$s;
						delete from wijraad_charge where since > %1$s; update wijraad_charge set until = null where until > %1$s;
						delete from wijraad_person where since > %1$s; update wijraad_person set until = null where until > %1$s;
						delete from wijraad_chosen where since > %1$s; update wijraad_chosen set until = null where until > %1$s;
						delete from wijraad_fact where turn > %1$s; update wijraad_council set turn = %1$s;
						delete from wijraad_nomination where meeting = '%2$s';
						delete from wijraad_member where id not in (select member_id from wijraad_person);
						set session_replication_role = default
						""".formatted(begun, MEETING)).update();
        jdbc.sql("delete from wijraad_vacancy where closed_on is null and not (id = any (:ids))")
                .param("ids", vacancies.toArray(UUID[]::new))
                .update();
        jdbc.sql("update wijraad_vacancy set closed_on = null where id = any (:ids)")
                .param("ids", vacancies.toArray(UUID[]::new))
                .update();
        needs.everyMorning();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    @Rule("R4")
    @Rule("R6")
    @Rule("R7")
    @Rule("R8")
    void fromWhatIfToThePublicPage(int width) {
        var breaks = today.plusMonths(8);
        var words = new String[1];
        as("secretaris", width, page -> {
            page.navigate(http.base() + "/werk/wijraad/samenstelling");
            assertThat(main(page)).contains(day(breaks)).contains("5 van de 10 leden wonen in de gemeente");
            page.click("a:has-text('Probeer uit')");
            page.click("label:has-text('Een kandidaat wordt benoemd')");
            page.selectOption("#zetel", "5");
            page.fill("#van", next.toString());
            page.fill("#tot", next.plusYears(1).minusDays(1).toString());
            page.check("#woont");
            page.click("button:has-text('Probeer')");
            words[0] = sentence(page);
            assertThat(words[0])
                    .contains(day(breaks.isAfter(next) ? breaks : next))
                    .contains("5 van de 11 leden");
        });
        as("secretaris", width, page -> {
            propose(page, false, true);
            assertThat(sentence(page)).isEqualTo(words[0]);
        });
        as("bestuurder", width, page -> {
            open(page);
            page.click("button:has-text('Benoem dit lid')");
            assertThat(page.title()).startsWith("Fout:");
            assertThat(sentence(page)).isEqualTo(words[0]);
            page.fill("#reden", "De meerderheid woont dan niet meer in de gemeente.");
            page.click("button:has-text('Weiger met deze reden')");
            assertThat(main(page)).contains("Niet benoemd");
        });
        as("secretaris", width, page -> {
            open(page);
            page.click("a:has-text('Niet benoemd: " + NEWCOMER + "')");
            assertThat(page.inputValue("#tekst")).contains("De meerderheid woont dan niet meer in de gemeente.");
            page.click("button:has-text('Stel vast')");
            assertThat(main(page)).contains("De brief is vastgesteld.").contains("De tekst verandert niet meer");
            writeAndCorrect(page);
            propose(page, true, false);
            assertThat(main(page)).doesNotContain("kan het bestuur niet benoemen");
        });
        as("bestuurder", width, page -> {
            open(page);
            page.click("button:has-text('Benoem dit lid')");
            assertThat(main(page)).contains("Het lid is benoemd.");
        });
        as("secretaris", width, page -> {
            page.navigate(http.base() + "/werk/wijraad/samenstelling?dag=" + breaks);
            assertThat(main(page))
                    .contains("6 van 11")
                    .doesNotContain("5 van 10")
                    .contains(NEWCOMER);
            page.click("a:has-text('" + NEWCOMER + "')");
            assertThat(main(page)).contains("Benoeming: " + NEWCOMER).contains("Voordracht: Het bestuur");
            page.click("a:has-text('Verbeter de naam')");
            page.fill("#naam", NEWCOMER + "-Vos");
            page.fill("#reden", "De naam was niet volledig.");
            page.click("button:has-text('Bewaar de naam')");
            assertThat(main(page)).contains(NEWCOMER + "-Vos").contains("Correctie van naam of leeftijd");
        });
        try (var phone = Browsers.open(width, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/wijraad");
            assertThat(main(page)).contains(NEWCOMER + "-Vos").contains("Werk");
            page.navigate(http.base() + "/en/wijraad");
            assertThat(main(page)).contains(NEWCOMER + "-Vos");
        }
    }

    /** Somebody leaves, on a day that turns out to be wrong, and then not at all: both stay to be read. */
    private void writeAndCorrect(Page page) {
        page.navigate(http.base() + "/werk/wijraad/feiten");
        page.click("label:has-text('Stopt als lid')");
        page.selectOption("#lid", new SelectOption().setLabel("K. Rozema"));
        page.fill("#dag", today.plusDays(40).toString());
        page.click("button:has-text('Leg vast')");
        assertThat(main(page)).contains("Het feit staat erbij.").contains(day(today.plusDays(40)));
        page.locator("a:has-text('Corrigeer')").first().click();
        page.click("label:has-text('Het is niet gebeurd')");
        page.click("button:has-text('Leg de correctie vast')");
        assertThat(page.title()).startsWith("Fout:");
        page.fill("#reden", "De brief is ingetrokken.");
        page.click("button:has-text('Leg de correctie vast')");
        assertThat(main(page)).contains("Wat er eerst stond, blijft te lezen.").contains("De brief is ingetrokken.");
    }

    private void propose(Page page, boolean inCity, boolean warned) {
        page.navigate(http.base() + "/werk/wijraad/voordrachten");
        page.click("a:has-text('Nieuwe voordracht')");
        page.click(".wij-inbox a:has-text('Zetel 5')");
        page.fill("#naam", NEWCOMER);
        page.selectOption("#leeftijd", "FROM_27");
        page.check("input[name=zestien][value=ja]");
        page.check("input[name=woont][value=" + (inCity ? "ja" : "nee") + "]");
        page.check("#gebied-WORK");
        if (!inCity) {
            page.fill("#van", next.toString());
            page.fill("#tot", next.plusYears(1).minusDays(1).toString());
        }
        page.fill("#vergadering", MEETING);
        page.fill("#besloten", today.toString());
        page.click("button:has-text('Draag voor')");
        if (warned) {
            assertThat(page.title()).startsWith("Fout:");
            page.check("#toch");
            page.click("button:has-text('Draag voor')");
        }
        assertThat(main(page)).contains("De voordracht ligt bij het bestuur.");
    }

    private void open(Page page) {
        page.navigate(http.base() + "/werk/wijraad/voordrachten");
        page.locator(".wij-inbox a:has-text('" + NEWCOMER + "')").first().click();
    }

    private void as(String who, int width, Consumer<Page> work) {
        try (var browser = Browsers.open(width, false)) {
            var page = browser.newPage();
            http.logIn(page, who);
            work.accept(page);
        }
    }

    private static String sentence(Page page) {
        var found = SENTENCE.matcher(main(page));
        assertThat(found.find()).as("the sentence of R4").isTrue();
        return found.group();
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl"))
                .format(day);
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
