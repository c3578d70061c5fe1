package nl.wijgroningen.portaal.shots;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures of every template in its states, as every role that sees it, in {@code target/shots}: to be looked at. */
@Tag("shots")
@PortalTest
class ShotsTest {

    private static final List<String> PUBLIC = List.of(
            "/",
            "/wijken",
            "/wijken/vinkhuizen",
            "/wijken/nieuw-west",
            "/teams",
            "/teams/schilderswijk-centrum",
            "/zoeken",
            "/zoeken?q=9746",
            "/zoeken?q=wijert",
            "/zoeken?q=1234",
            "/zoeken?q=niets+te+vinden",
            "/privacy",
            "/toegankelijkheid",
            "/spelregels",
            "/over",
            "/contact",
            "/bestaat-niet",
            "/ervaringen/nieuw",
            "/ervaringen/nieuw?voor=jong",
            "/ervaringen/nieuw/kort",
            "/mijn-ervaring",
            "/inloggen");

    private static final List<String> STORIES = List.of(
            "K7QM3RTW9HXE4NPD", "H4XK9MTR7WQE3CDA", "R5NE8YLQ2JTC7GFW", "D9PW4LKX5TAQ8RHM");

    @Autowired
    private Http http;

    @Autowired
    private DemoAccounts accounts;

    private int width;
    private int number;
    private Page page;

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void everyPage(int width) {
        this.width = width;
        try (var context = Browsers.open(width, true)) {
            page = context.newPage();
            publicPages();
            telling();
            theShortWay();
        }
        for (var code : STORIES) {
            try (var context = Browsers.open(width, true)) {
                following(context, code);
            }
        }
        for (var account : accounts.list()) {
            try (var context = Browsers.open(width, true)) {
                staff(context, account.username());
            }
        }
        assertThat(number).isGreaterThan(60);
    }

    private void publicPages() {
        for (var path : PUBLIC) {
            open(path);
            shoot("public" + path);
            if (!path.equals("/inloggen")) {
                open("/en" + path);
                shoot("en" + path);
            }
        }
        if (width == 390) {
            open("/");
            page.click(".wij-menubutton");
            shoot("menu");
        }
    }

    private void telling() {
        open("/ervaringen/nieuw/plaats");
        shoot("tell-place");
        submit();
        shoot("tell-place-empty");
        page.fill("#postcode", "1011");
        submit();
        shoot("tell-place-outside");
        page.fill("#postcode", "9746");
        submit();
        shoot("tell-place-split");
        submit();
        shoot("tell-code");
        open("/ervaringen/nieuw/onderwerp");
        shoot("tell-topic");
        submit();
        shoot("tell-topic-empty");
        page.check("#thema");
        page.check("#contact");
        submit();
        shoot("tell-readers");
        submit();
        shoot("tell-readers-empty");
        page.check("#lezers");
        submit();
        shoot("tell-story");
        submit();
        shoot("tell-story-empty");
        page.fill(
                "#gebeurde",
                "Ik belde in oktober over hulp voor mijn zoon. Ze belden terug op 06 12 34 56 78, maar toen kreeg ik weer een ander. Mijn nummer is 123456782. Wij wonen op 9743 AB 12.\n\nDaarna bleef het stil.");
        page.fill("#beter", "Eén vaste medewerker. Nietwoordafbrekendelangewoordenzoalsarbeidsongeschiktheidsverzekeringsmaatschappij.");
        submit();
        shoot("tell-statements");
        page.check("#fast-4");
        page.check("#serious");
        submit();
        shoot("tell-check");
        submit();
        shoot("tell-public");
        submit();
        shoot("tell-public-empty");
        page.check("#openbaar");
        submit();
        shoot("tell-review");
        open("/ervaringen/nieuw/code?stop");
        shoot("tell-stop");
        open("/ervaringen/nieuw/controle");
        submit();
        shoot("tell-sent");
        open("/mijn-ervaring");
        shoot("mine-new");
        open("/mijn-ervaring/openbaarheid");
        shoot("mine-public");
        open("/mijn-ervaring/intrekking");
        shoot("mine-withdraw");
        submit();
        shoot("mine-withdrawn");
        page.context().clearCookies();
        open("/mijn-ervaring");
        page.fill("#code", "K7QM 3RTW 9HXE 4NPX");
        submit();
        shoot("mine-code-unknown");
    }

    private void theShortWay() {
        open("/en/ervaringen/nieuw/kort");
        submit();
        shoot("short-empty");
        page.selectOption("#team", "beijum");
        page.check("#lezers-1");
        submit();
        shoot("short-story");
        page.fill("#gebeurde", "They did not call back. My number is 050 123 45 67.");
        submit();
        shoot("short-last");
        submit();
        shoot("short-sent");
        page.context().clearCookies();
    }

    private void following(BrowserContext context, String code) {
        page = context.newPage();
        open("/mijn-ervaring");
        page.fill("#code", code);
        submit();
        shoot("mine-" + code.substring(0, 4));
        if (page.locator("#oordeel").count() > 0) {
            page.fill("#woorden", "Bel mij op 06 12345678.");
            submit();
            shoot("mine-error-" + code.substring(0, 4));
        }
    }

    private void staff(BrowserContext context, String username) {
        page = context.newPage();
        open("/inloggen");
        page.fill("#naam", username);
        page.fill("#wachtwoord", "verkeerd-wachtwoord");
        submit();
        if (username.equals("team")) {
            shoot("log-in-failed");
        }
        page.fill("#wachtwoord", "groningen-demo");
        submit();
        shoot(username + "-werk");
        if (List.of("team", "team2", "coordinator", "coordinator2").contains(username)) {
            open("/werk/ervaringen");
            shoot(username + "-inbox");
            for (var filter : List.of("te-laat", "wacht-op-verteller", "gesloten", "zonder-team", "alleen-coordinator")) {
                open("/werk/ervaringen?filter=" + filter);
                shoot(username + "-inbox-" + filter);
            }
            open("/werk/ervaringen");
            page.locator(".wij-inbox a").first().click();
            shoot(username + "-one");
            page.fill("#antwoord", "");
            submit();
            shoot(username + "-one-empty");
            page.fill("#antwoord", "Wij bellen u op 06 12345678.");
            submit();
            shoot(username + "-one-finds");
        }
        if (username.equals("beheer")) {
            open("/beheer/stijl");
            shoot("beheer-stijl");
        }
    }

    private void open(String path) {
        page.navigate(http.base() + path);
    }

    /** The first button of the page's form. */
    private void submit() {
        page.locator("main form button[type=submit]").first().click();
    }

    private void shoot(String name) {
        number++;
        var file = "%d-%03d-%s.png".formatted(width, number, name.replaceAll("[^a-z0-9]+", "-"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "shots", file)).setFullPage(true));
    }
}
