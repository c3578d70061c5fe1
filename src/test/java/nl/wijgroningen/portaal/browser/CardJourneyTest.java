package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Dump;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Papers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A kaartje from the order of the team to the label on a public page, and what a second use of it does: nothing. */
@PortalTest
@Tag("browser")
class CardJourneyTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private final String mark =
            "kaartwoord" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");

    @Test
    @Rule("R32")
    void aCardIsOrderedPrintedScannedAndShown() throws IOException {
        var batch = order();
        var paper = print(batch);
        var first = scan(paper, 0);
        var code = first.getFragment();
        assertThat(Dump.of(database)).doesNotContain(code);
        var with = tellByScanning(first);
        assertThat(origin(with)).isEqualTo("CARD");
        answerAndPublish(with);
        assertThat(publicPage("", with)).contains("verteld met een kaartje van het team");
        assertThat(publicPage("/en", with)).contains("told with a card from the team");

        assertThat(labelsInList("", "verteld met een kaartje van het team")).isEqualTo(1);
        assertThat(labelsInList("/en", "told with a card from the team")).isEqualTo(1);
        assertThat(entry(with)).contains("<category term=\"kaartje\" label=\"verteld met een kaartje van het team\"");

        var again = tellByTyping(code.toLowerCase(Locale.ROOT), with);
        assertThat(origin(again)).isEqualTo("WEB");
        answerAndPublish(again);
        assertThat(publicPage("", again)).contains(mark).doesNotContain("kaartje");
        assertThat(labelsInList("", "verteld met een kaartje van het team"))
                .as("the second use has none")
                .isEqualTo(1);
        assertThat(entry(again)).contains(mark).doesNotContain("kaartje");
        var team = http.staff("team");
        for (var id : List.of(with, again)) {
            assertThat(team.get("/werk/ervaringen/" + id).body().replaceAll("(?s)<nav.*?</nav>", ""))
                    .contains(mark)
                    .doesNotContainIgnoringCase("kaartje");
        }
        assertThat(Dump.of(database)).doesNotContain(code);
    }

    private UUID order() {
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk, "team");
            page.click(".wij-nav a:has-text('Kaartjes')");
            submit(page);
            assertThat(page.title()).startsWith("Fout:");
            page.selectOption("#aantal", "80");
            submit(page);
            assertThat(main(page)).contains("De kaartjes zijn besteld.", "80 kaartjes van WIJ Vinkhuizen");
            page.click("main a:has-text('80 kaartjes')");
            assertThat(main(page)).contains("Besteld").doesNotContain("Maak de afdruk");
            return UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
        }
    }

    private byte[] print(UUID batch) throws IOException {
        try (var desk = Browsers.open(DESK, true)) {
            var page = logIn(desk, "coordinator");
            page.click(".wij-nav a:has-text('Kaartjes')");
            page.click("main a[href$='" + batch + "']");
            var file = page.waitForDownload(() -> page.click("button:has-text('Maak de afdruk')"));
            assertThat(file.suggestedFilename()).isEqualTo("kaartjes.pdf");
            var paper = Files.readAllBytes(file.path());
            assertThat(Papers.pages(paper)).isEqualTo(8);
            page.click("button:has-text('Maak de afdruk')");
            assertThat(page.locator("body").innerText()).contains("al afgedrukt");
            page.navigate(http.base() + "/werk/kaartjes/" + batch);
            assertThat(main(page)).contains("Afgedrukt").doesNotContain("Maak de afdruk");
            return paper;
        }
    }

    /** The first card of a sheet, as the address that a phone opens. */
    private static URI scan(byte[] paper, int sheet) {
        var picture = Papers.picture(paper, sheet, "journey-" + (sheet + 1));
        var millimetre = Papers.DOTS / 25.4;
        return URI.create(
                Papers.scan(picture, (int) (23 * millimetre), (int) (25 * millimetre), (int) (31 * millimetre), (int)
                        (31 * millimetre)));
    }

    private UUID tellByScanning(URI address) {
        try (var phone = Browsers.open(PHONE, true)) {
            var page = phone.newPage();
            var asked = new ArrayList<String>();
            page.onRequest(it -> asked.add(address(it)));
            page.navigate(http.base() + address.getPath() + "#" + address.getFragment());
            var field = page.locator("#kaartje");
            assertThat(field.isVisible()).isTrue();
            assertThat(field.inputValue().replace(" ", "")).isEqualTo(address.getFragment());
            assertThat(page.url()).endsWith("/ervaringen/nieuw");
            page.click("button:has-text('Liever kort')");
            tellShort(page, " vertelt met een kaartje.".replace("kaartje", "papiertje"));
            assertThat(asked).isNotEmpty().noneMatch(it -> it.contains(address.getFragment()));
            return id(null);
        }
    }

    /** Address and referrer, but not what is in the body of a form. */
    private static String address(Request request) {
        return request.url() + " " + request.headers().getOrDefault("referer", "");
    }

    private UUID tellByTyping(String code, UUID before) {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/ervaringen/nieuw?team=vinkhuizen");
            page.click("main summary");
            page.fill("#kaartje", code);
            page.click("button:has-text('Liever kort')");
            assertThat(page.url()).doesNotContain(code).endsWith("/ervaringen/nieuw/kort?team=vinkhuizen");
            tellShort(page, " vertelt nog eens.");
            assertThat(main(page)).doesNotContainIgnoringCase("kaartje");
            return id(before);
        }
    }

    private void tellShort(Page page, String story) {
        page.selectOption("#team", "vinkhuizen");
        page.check("#lezers");
        submit(page);
        page.fill("#gebeurde", mark + story);
        submit(page);
        page.check("#openbaar-1");
        submit(page);
        assertThat(page.url()).endsWith("/ervaringen/nieuw/verstuurd");
    }

    private UUID id(UUID other) {
        return jdbc.sql("""
						select id from experience
						where happened like '%' || :mark || '%' and id <> coalesce(:other::uuid, gen_random_uuid())
						""")
                .param("mark", mark)
                .param("other", other)
                .query(UUID.class)
                .single();
    }

    private String origin(UUID id) {
        return jdbc.sql("select origin from experience where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private void answerAndPublish(UUID id) {
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk, "team");
            page.navigate(http.base() + "/werk/ervaringen/" + id);
            page.fill("#antwoord", "Dank u wel. Wij nemen dit mee.");
            page.click("button:has-text('Verstuur antwoord')");
        }
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk, "team3");
            page.navigate(http.base() + "/werk/ervaringen/" + id + "/publicatie");
            page.click("button:has-text('Bekijk hoe het wordt')");
            page.locator("button:text-is('Publiceer')").click();
            assertThat(main(page)).contains("De ervaring staat op de site.");
        }
    }

    private String publicPage(String language, UUID id) {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + language + "/ervaringen/" + id);
            return main(page);
        }
    }

    /** How often the label stands in the list of the stories of this test. */
    private int labelsInList(String language, String label) {
        var list = http.visitor().get(language + "/ervaringen?q=" + mark).body();
        assertThat(list).contains(mark);
        return list.split(label, -1).length - 1;
    }

    /** What the feed says of one story. */
    private String entry(UUID id) {
        var feed = http.visitor().get("/ervaringen.atom").body();
        var begin = feed.indexOf("<id>urn:uuid:" + id);
        assertThat(begin).isPositive();
        return feed.substring(begin, feed.indexOf("</entry>", begin));
    }

    private Page logIn(BrowserContext context, String who) {
        var page = context.newPage();
        http.logIn(page, who);
        assertThat(page.url()).endsWith("/werk");
        return page;
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }
}
