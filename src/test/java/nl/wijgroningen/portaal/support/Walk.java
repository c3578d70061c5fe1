package nl.wijgroningen.portaal.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.TreeMap;

/** A walk past every template in its states, filled, empty and wrong, as everyone who sees it. */
public final class Walk {

    /** What anybody can open, one sample of each and more where states differ. */
    public static final List<String> PUBLIC = List.of(
            "/",
            "/wijken",
            "/wijken/vinkhuizen",
            "/wijken/nieuw-west",
            "/wijraad",
            "/wijraad/jaarverslagen",
            "/wijraad/vergaderingen",
            "/wijraad/vacatures",
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
            "/ervaringen",
            "/ervaringen?team=vinkhuizen&thema=geld&jaar=2001",
            "/ervaringen?q=schuldn",
            "/ervaringen?q=buurvrouw",
            "/ervaringen/nieuw",
            "/ervaringen/nieuw?voor=jong",
            "/ervaringen/nieuw/kort",
            "/mijn-ervaring",
            "/inloggen");

    /** Codes of the demo, one in each state. */
    private static final List<String> STORIES = List.of(
            "K7QM3RTW9HXE4NPD",
            "H4XK9MTR7WQE3CDA",
            "R5NE8YLQ2JTC7GFW",
            "D9PW4LKX5TAQ8RHM",
            "T4WQ8MNE3KCR7XPA",
            "M7XD2KFT9QWN4HEA",
            "T4HN7WKX9QRE3MDP");

    private final Http http;
    private final List<String> staff;
    private final int width;
    private final Visit visit;
    private Page page;

    /** What is done at each stop. */
    public interface Visit {
        void at(Page page, String name);
    }

    /** @param staff user names of the demo to walk as; the first is of a team, the second a coordinator */
    public Walk(Http http, List<String> staff, int width, Visit visit) {
        this.http = http;
        this.staff = staff;
        this.width = width;
        this.visit = visit;
    }

    public void go() {
        with(context -> {
            publicPages();
            mailedLinks();
            applying();
            telling();
            theShortWay();
        });
        with(context -> otherWaysIn());
        for (var code : STORIES) {
            with(context -> following(code));
        }
        for (var username : staff) {
            with(context -> staff(context, username));
        }
    }

    private interface Part {
        void walk(BrowserContext context);
    }

    private void with(Part part) {
        try (var context = Browsers.open(width, true)) {
            page = context.newPage();
            part.walk(context);
        }
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
        open("/ervaringen");
        page.locator(".wij-list h3 a").first().click();
        shoot("story");
        page.click("a[href$='/herkenning']");
        shoot("recognise");
        submit();
        shoot("recognised");
        page.click("a[href$='/melding']");
        shoot("report");
        page.fill("#woorden", "x".repeat(1001));
        submit();
        shoot("report-long");
        for (var path : List.of(
                "/verbeteringen",
                "/verbeteringen?stand=te-laat",
                "/verbeteringen?q=xyzzy",
                "/en/verbeteringen?stand=gedaan")) {
            open(path);
            shoot("public" + path);
        }
        for (var stand : List.of("gedaan", "te-laat", "kan-niet", "bezig")) {
            open("/verbeteringen?stand=" + stand);
            page.locator(".wij-list h3 a").first().click();
            shoot("improvement-" + stand);
            page.locator("a[href*='/spoor/']").first().click();
            shoot("trail-" + stand);
        }
        for (var state : List.of("Gepland", "Agenda is bekend", "Gaat niet door", "Gehouden")) {
            open("/wijraad/vergaderingen");
            page.locator(".wij-agenda > li:has-text('" + state + "') a").first().click();
            shoot("meeting-" + state);
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
        var cookies = page.context().cookies();
        page.fill(
                "#gebeurde",
                "Een verhaal dat ik typte terwijl mijn code van dit apparaat verdween, en dat ik wil houden.");
        page.context().clearCookies();
        submit();
        shoot("tell-story-lost");
        page.context()
                .addCookies(cookies.stream()
                        .map(it -> new Cookie(it.name, it.value).setUrl(http.base()))
                        .toList());
        open("/ervaringen/nieuw/verhaal");
        page.fill(
                "#gebeurde",
                "Ik belde in oktober over hulp voor mijn zoon. Ze belden terug op 06 12 34 56 78, maar toen kreeg ik weer een ander. Mijn nummer is 123456782. Wij wonen op 9743 AB 12.\n\nDaarna bleef het stil.");
        page.fill(
                "#beter",
                "Eén vaste medewerker. Nietwoordafbrekendelangewoordenzoalsarbeidsongeschiktheidsverzekeringsmaatschappij.");
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
        open("/ervaringen/nieuw/code?stop=ja");
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

    private void following(String code) {
        open("/mijn-ervaring");
        page.fill("#code", code);
        submit();
        shoot("mine-" + code.substring(0, 4));
        open("/mijn-ervaring/publicatie");
        shoot("mine-publication-" + code.substring(0, 4));
        if (page.locator("#bezwaar").count() > 0) {
            page.fill("#bezwaar", "Mijn nummer is 123456782.");
            submit();
            shoot("mine-publication-error-" + code.substring(0, 4));
        }
        open("/mijn-ervaring");
        if (page.locator("#oordeel").count() > 0) {
            page.fill("#woorden", "Bel mij op 06 12345678.");
            page.click("form[action$='/oordeel'] button[type=submit]");
            shoot("mine-error-" + code.substring(0, 4));
        }
        if (page.locator("#reactie").count() > 0) {
            page.fill("#reactie", "Bel mij op 06 12345678.");
            page.click("form[action$='/reactie'] button[type=submit]");
            shoot("mine-reply-error-" + code.substring(0, 4));
        }
        if (page.locator("article form").count() > 0) {
            page.locator("article form button[type=submit]").first().click();
            shoot("mine-unjudged-" + code.substring(0, 4));
        }
        open("/mijn-ervaring/vragen/kR4pQ9xW2mTz7LbNcV5d1A");
        shoot("question-gone");
        open("/mijn-ervaring/berichten");
        shoot("news-" + code.substring(0, 4));
        if (page.locator("#adres").count() > 0) {
            page.fill("#adres", "geen adres");
            submit();
            shoot("news-error-" + code.substring(0, 4));
        }
        open("/mijn-ervaring/berichten/kR4pQ9xW2mTz7LbNcV5d1A");
        shoot("news-stop");
        submit();
        shoot("news-stopped");
    }

    private void staff(BrowserContext context, String username) {
        open("/inloggen");
        page.fill("#naam", username);
        page.fill("#wachtwoord", "verkeerd-wachtwoord");
        submit();
        if (username.equals("team")) {
            shoot("log-in-failed");
        }
        page.fill("#wachtwoord", "groningen-demo");
        submit();
        if (username.equals("team")) {
            shoot("log-in-code");
            page.fill("#code", "123");
            submit();
            shoot("log-in-code-wrong");
        }
        page.fill("#code", http.code(username));
        submit();
        shoot(username + "-werk");
        open("/werk/mail");
        shoot(username + "-work-mail");
        open("/werk?stand=van-mij");
        shoot(username + "-werk-mine");
        open("/werk?stand=te-laat");
        shoot(username + "-werk-late");
        if (List.of("team", "team2", "coordinator", "coordinator2").contains(username)) {
            open("/werk/ervaringen");
            shoot(username + "-inbox");
            for (var filter :
                    List.of("te-laat", "wacht-op-verteller", "gesloten", "zonder-team", "alleen-coordinator")) {
                open("/werk/ervaringen?filter=" + filter);
                shoot(username + "-inbox-" + filter);
            }
            open("/werk/ervaringen?filter=gesloten&q=gesprek&thema=geld");
            shoot(username + "-inbox-search");
            open("/werk/ervaringen?q=shculden");
            shoot(username + "-inbox-search-nothing");
            downloads(username);
            publishing(username);
            open("/werk/ervaringen");
            page.locator(".wij-inbox a").first().click();
            shoot(username + "-one");
            page.fill("#antwoord", "");
            submit();
            shoot(username + "-one-empty");
            page.fill("#antwoord", "Wij bellen u op 06 12345678.");
            submit();
            shoot(username + "-one-finds");
            notesAndHandler(username);
            protecting(username);
            improvements(username);
            if (username.equals(staff.get(0))) {
                open("/werk/ervaringen");
                page.locator(".wij-inbox a").first().click();
                overtakenAndLapsed(context);
            }
        }
        if (List.of("secretaris", "bestuurder").contains(username)) {
            council(username);
        }
        if (username.equals("beheer")) {
            users();
            account();
            for (var path :
                    List.of("/beheer/post", "/beheer/post?stand=niet-gelukt", "/beheer/post?voor=0", "/beheer/taken")) {
                open(path);
                shoot("beheer" + path);
            }
            open("/beheer/post");
            page.fill("#adres", "geen adres");
            page.click("button:has-text('Stuur een proefmail')");
            shoot("beheer-post-wrong");
            page.fill("#adres", "fatima@voorbeeld.nl");
            page.click("button:has-text('Stuur een proefmail')");
            shoot("beheer-post-written");
            page.locator("tbody a").first().click();
            shoot("beheer-mail");
            administration();
        }
        if (username.equals(staff.get(staff.size() - 1))) {
            open("/beheer/stijl");
            shoot("beheer-stijl");
        }
    }

    private void council(String username) {
        for (var path : List.of(
                "samenstelling",
                "samenstelling?dag=geen&bekend=2001-01-01",
                "samenstelling/wat-als",
                "samenstelling/wat-als?soort=komt&stap=komt_13_2027-03-01_2027-12-31_buiten_geen",
                "voordrachten",
                "oprichting")) {
            open("/werk/wijraad/" + path);
            shoot(username + "-council-" + path);
        }
        open("/werk/wijraad/voordrachten");
        page.locator(".wij-inbox a:has-text('B. Amsing')").first().click();
        shoot(username + "-nomination");
        var nomination = page.url();
        meetings(username);
        page.navigate(nomination);
        if (username.equals("bestuurder")) {
            page.click("#benoem");
            shoot("nomination-refused");
            page.click("button:has-text('Weiger')");
            shoot("nomination-empty");
            return;
        }
        recruitment();
        open("/werk/wijraad/voordrachten/nieuw");
        shoot("proposal-choose");
        page.locator(".wij-inbox a:has-text('Zetel')").first().click();
        shoot("proposal-new");
        page.click("button:has-text('Draag voor')");
        shoot("proposal-wrong");
        open("/werk/wijraad/jaarverslagen");
        shoot("reports");
        page.locator(".wij-inbox a").first().click();
        shoot("report");
        page.click("button:has-text('Stel het jaarverslag vast')");
        shoot("report-wrong");
        page.locator("a:has-text('Pas aan')").first().click();
        shoot("report-section");
        page.fill("#tekst", "");
        page.click("button:has-text('Bewaar de tekst')");
        shoot("report-section-empty");
        open("/werk/wijraad/jaarverslagen");
        page.locator(".wij-inbox a").last().click();
        page.click("a:has-text('Zo staat het op de site')");
        shoot("report-public");
        open("/werk/wijraad/brieven");
        shoot("letters");
        page.locator(".wij-inbox a:has-text('Niet benoemd')").first().click();
        shoot("letter");
        page.fill("#tekst", "");
        page.click("button:has-text('Bewaar de tekst')");
        shoot("letter-empty");
        open("/werk/wijraad/samenstelling");
        page.locator(".wij-seats a").first().click();
        shoot("council-member");
        page.click("a:has-text('Verbeter de naam')");
        shoot("council-name");
        submit();
        shoot("council-name-empty");
        open("/werk/wijraad/samenstelling");
        page.click("summary:has-text('Kies een ander eind')");
        page.click("button:has-text('Bewaar in het rooster')");
        shoot("council-schedule-empty");
        votes();
        advices();
        open("/werk/wijraad/feiten");
        shoot("council-facts");
        submit();
        shoot("council-facts-empty");
        for (var turn : List.of("2", "15")) {
            open("/werk/wijraad/feiten/" + turn + "/correctie");
            shoot("council-correction-" + turn);
            submit();
            shoot("council-correction-empty-" + turn);
        }
    }

    /** One that is still to come, one that was held and its minutes; a form of each kind, sent empty. */
    private void meetings(String username) {
        open("/werk/wijraad/vergaderingen");
        shoot(username + "-meetings");
        for (var state : List.of("Agenda is bekend", "Gehouden")) {
            open("/werk/wijraad/vergaderingen");
            page.locator(".wij-inbox > li:has-text('" + state + "'):has-text('Met de bestuurder') a")
                    .first()
                    .click();
            shoot(username + "-meeting-" + state);
        }
        page.click("a:has-text('Lees de notulen')");
        shoot(username + "-minutes");
        if (!username.equals("secretaris")) {
            return;
        }
        open("/werk/wijraad/vergaderingen");
        page.click("button:has-text('Zet in het jaarplan')");
        shoot("meeting-plan-empty");
        open("/werk/wijraad/vergaderingen");
        page.locator(".wij-inbox > li:has-text('Agenda is bekend') a").first().click();
        var meeting = page.url();
        page.locator("a:has-text('Stukken, besluiten en wijzigen')").nth(1).click();
        shoot("meeting-item");
        page.click("button:has-text('Voeg het stuk toe')");
        shoot("meeting-paper-empty");
        page.navigate(meeting + "/gegevens");
        shoot("meeting-plan");
        page.navigate(meeting);
        page.click("summary:has-text('Zet iets op de agenda')");
        page.click("button:has-text('Zet op de agenda')");
        shoot("meeting-item-empty");
        page.navigate(meeting);
        page.click("summary:has-text('Zeg deze vergadering af')");
        page.click("button:has-text('Zeg af')");
        shoot("meeting-cancel-empty");
        open("/werk/wijraad/vergaderingen");
        page.locator(".wij-inbox > li:has-text('Notulen: concept') a").first().click();
        page.click("a:has-text('Schrijf of lees de notulen')");
        shoot("minutes-write");
        page.fill("#tekst", "");
        page.click("button:has-text('Bewaar als nieuwe versie')");
        shoot("minutes-empty");
        open("/werk/wijraad/leden");
        shoot("member-accounts");
        submit();
        shoot("member-accounts-empty");
    }

    /** Advices in every state, as everyone and as the secretary sees them. */
    private void advices() {
        open("/wijraad/adviezen");
        shoot("advices-public");
        open(links("main a[href*='/wijraad/adviezen/']").get(0));
        shoot("advice-public");
        open("/werk/wijraad/adviezen/nieuw");
        shoot("advice-new");
        open("/werk/wijraad/adviezen");
        shoot("advices");
        var ones = links("main a[href^='/werk/wijraad/adviezen/']");
        var parts = new TreeMap<String, String>();
        for (var one : ones) {
            open(one);
            for (var part : List.of("/tekst", "/stemmen", "/punten/")) {
                links("main a[href*='" + part + "']").stream().findFirst().ifPresent(it -> parts.putIfAbsent(part, it));
            }
        }
        open(ones.get(ones.size() - 1));
        shoot("advice-work");
        parts.forEach((part, path) -> {
            open(path);
            shoot("advice-" + part.replace("/", ""));
        });
    }

    private List<String> links(String selector) {
        return page.locator(selector).all().stream()
                .map(it -> it.getAttribute("href"))
                .filter(it -> !it.contains("#") && !it.endsWith("/nieuw") && !it.endsWith(".atom"))
                .toList();
    }

    /** Votes in every state, as the secretary sees them. */
    private void votes() {
        open("/werk/wijraad/selecties");
        shoot("votes");
        var votes = page.locator(".wij-inbox a").all().stream()
                .map(it -> it.getAttribute("href"))
                .toList();
        for (var vote : votes) {
            open(vote);
            shoot("vote-" + votes.indexOf(vote));
        }
        open("/werk/wijraad/selecties/nieuw");
        shoot("vote-new");
        submit();
        shoot("vote-new-empty");
    }

    private void users() {
        for (var path : List.of("", "?staat=wacht", "?staat=ended", "?zoek=niemand", "/nieuw")) {
            open("/beheer/gebruikers" + path);
            shoot("users" + path);
        }
        submit();
        shoot("user-new-empty");
        for (var name : List.of("D. Postma", "L. Brouwer", "K. van der Laan", "J. Sikkema", "N. Smit")) {
            open("/beheer/gebruikers?zoek=" + name.replace(" ", "+"));
            page.locator(".wij-inbox a").first().click();
            shoot("user-" + name);
            if (name.equals("D. Postma")) {
                page.click("button:has-text('Geef deze rol')");
                shoot("user-role-empty");
                page.click("a:has-text('Beëindig dit account')");
                shoot("user-end");
            }
        }
    }

    private void account() {
        open("/account");
        shoot("account");
        for (var path : List.of("/account/wachtwoord", "/account/app", "/account/herstelcodes")) {
            open(path);
            shoot(path);
            submit();
            shoot(path + "-empty");
        }
        page.fill("#huidig", "groningen-demo");
        submit();
        shoot("recovery-codes");
        open("/account/passkeys/nieuw");
        shoot("passkey-new");
        submit();
        shoot("passkey-new-empty");
        page.fill("#naam", "werktelefoon");
        page.fill("#huidig", "groningen-demo");
        submit();
        shoot("passkey-make");
        open(http.passkey("beheer"));
        shoot("passkey-remove");
        submit();
        shoot("passkey-remove-empty");
        open("/account");
        shoot("account-passkey");
    }

    /** Ways in but the password; no provider runs, so that the one through the organisation ends in words. */
    private void otherWaysIn() {
        open("/inloggen");
        page.click("button:has-text('Log in met een passkey')");
        shoot("log-in-passkey");
        open("/inloggen/organisatie/terug");
        shoot("log-in-organisation-lapsed");
    }

    private void mailedLinks() {
        open("/wachtwoord");
        shoot("forgotten");
        submit();
        shoot("forgotten-empty");
        page.fill("#adres", "team2@wij.example");
        submit();
        shoot("forgotten-sent");
        open("/wachtwoord/geen-link");
        shoot("link-gone");
        open(http.invitation());
        shoot("invitation");
        submit();
        shoot("invitation-empty");
        open("/inloggen?nieuw=ja");
        shoot("log-in-fresh");
        page.fill("#naam", "nieuw");
        page.fill("#wachtwoord", "groningen-demo");
        submit();
        shoot("log-in-app");
        submit();
        shoot("log-in-app-empty");
    }

    private void applying() {
        open("/wijraad/vacatures");
        page.locator(".wij-list h2 a").first().click();
        shoot("vacancy");
        var vacancy = page.url().substring(page.url().indexOf("/wijraad"));
        for (var language : List.of("", "/en")) {
            open(language + vacancy);
            shoot("vacancy" + language);
            open(language + vacancy + "/aanmelding");
            shoot("apply" + language);
            submit();
            shoot("apply-empty" + language);
        }
        open(vacancy + "/aanmelding/verstuurd");
        shoot("applied");
        var own = http.application();
        open(own);
        shoot("own-application");
        page.fill("#motivatie", "");
        page.click("button:has-text('Bewaar de veranderingen')");
        shoot("own-application-empty");
        open(own + "/intrekking");
        shoot("own-application-withdraw");
        open("/wijraad/aanmelding/geen-link");
        shoot("application-gone");
    }

    private void recruitment() {
        open("/werk/wijraad/werving");
        shoot("recruitment");
        page.click("button:has-text('Begin de ronde')");
        shoot("recruitment-empty");
        open("/werk/wijraad/werving");
        page.click(".wij-inbox a:has-text('Een nieuw lid')");
        shoot("round");
        var round = page.url().substring(page.url().indexOf("/werk")).replaceFirst("\\?.*", "");
        page.click(".wij-inbox a:has-text('H. Mulder')");
        shoot("candidate");
        page.click("button:has-text('Bewaar de notitie')");
        shoot("candidate-empty");
        open(round + "/planning");
        shoot("round-planning");
        page.click("button:has-text('Voeg toe')");
        shoot("round-planning-empty");
        for (var path : List.of("/sluiting", "/tekst", "/tekst?versie=1", "/tekst/versies")) {
            open(round + path);
            shoot("round" + path);
        }
        open("/werk/wijraad/werving");
        page.click(".wij-inbox a:has-text('Een lid met oog voor jongeren')");
        shoot("round-closed");
    }

    private void administration() {
        open("/beheer/bewaren");
        shoot("beheer-retention");
        open("/beheer/bewaren?na=0");
        shoot("beheer-retention-empty");
        open("/beheer/instellingen");
        shoot("beheer-settings");
        open("/beheer/instellingen/platform.fault-days");
        shoot("beheer-setting");
        save();
        shoot("beheer-setting-empty");
        open("/beheer/themas");
        shoot("beheer-themes");
        page.click("button:has-text('Voeg toe')");
        shoot("beheer-themes-empty");
        open("/beheer/themas/geld");
        page.fill("#naam", "");
        save();
        shoot("beheer-theme-empty");
        open("/beheer/teams");
        shoot("beheer-teams");
        page.click("button:has-text('Voeg toe')");
        shoot("beheer-teams-empty");
        open("/beheer/teams/helpman-de-wijert");
        shoot("beheer-team");
        page.click("button:has-text('Laat stoppen')");
        shoot("beheer-team-end-empty");
        open("/beheer/postcodes");
        shoot("beheer-postcodes");
        open("/beheer/postcodes?postcode=x");
        shoot("beheer-postcodes-none");
        open("/beheer/postcodes/9700");
        page.click("button:has-text('Bekijk wat')");
        shoot("beheer-postcode-empty");
        open("/beheer/postcodes/9737");
        shoot("beheer-postcode");
        page.fill("#vanaf", "2099-01-01");
        page.selectOption("#team1", "lewenborg");
        page.click("button:has-text('Bekijk wat')");
        shoot("beheer-postcode-preview");
        open("/beheer/postcodes/9737");
        page.click("form[action$='/vertrek'] button");
        shoot("beheer-postcode-leave-empty");
        page.fill("#vertrek", "2099-01-01");
        page.click("form[action$='/vertrek'] button");
        shoot("beheer-postcode-leave");
        open("/beheer/buurten");
        page.click("button:has-text('Voeg toe')");
        shoot("beheer-buurten-empty");
        open("/beheer/buurten/vinkhuizen");
        shoot("beheer-buurt");
        page.click("form[action$='/naam'] button");
        shoot("beheer-buurt-empty");
        open("/beheer/logboek");
        shoot("beheer-log");
        open("/beheer/logboek?van=2000-01-01&tot=2000-01-02");
        shoot("beheer-log-nothing");
        open("/beheer/logboek?ding=x");
        shoot("beheer-log-wrong");
    }

    private void save() {
        page.locator("main button:has-text('Bewaar')").last().click();
    }

    /** A file that is asked for, waits and is stopped; one that is there already is looked at too. */
    private void downloads(String username) {
        open("/werk/exports");
        shoot(username + "-exports");
        submit();
        shoot(username + "-export-waits");
        page.click("button:has-text('Stop ermee')");
        shoot(username + "-export-stopped");
        open("/werk/exports");
        shoot(username + "-exports-list");
    }

    /** The check, its preview and its refusal; what the coordinator decides on. */
    private void publishing(String username) {
        open("/werk/ervaringen?filter=publiceren");
        shoot(username + "-inbox-publish");
        if (page.locator(".wij-inbox a").count() > 0) {
            page.locator(".wij-inbox a").first().click();
            page.click("a[href$='/publicatie']");
            shoot(username + "-publication");
            if (page.locator("#weg").count() > 0) {
                page.locator(".wij-tick input").first().check();
                submit();
                shoot(username + "-publication-preview");
                page.click("button[name=terug]");
                page.click("button:has-text('Publiceer niet')");
                shoot(username + "-publication-empty");
            }
        }
        if (username.startsWith("coordinator")) {
            open("/werk/teams");
            shoot(username + "-team-loads");
            open("/werk/bezwaren");
            shoot(username + "-decisions");
            page.locator(".wij-inbox a").first().click();
            shoot(username + "-decision-report");
            open("/werk/bezwaren");
            page.locator("section[aria-labelledby=bezwaren] a").first().click();
            page.click("button:has-text('Beslis')");
            shoot(username + "-decision-empty");
        }
    }

    /** A note with what was found in it, an empty one, and a colleague who was not chosen; ends on the experience. */
    private void improvements(String username) {
        for (var filter : List.of("open", "te-laat", "bewijs", "klaar")) {
            open("/werk/verbeteringen?filter=" + filter);
            shoot(username + "-improvements-" + filter);
        }
        open("/werk/ervaringen?filter=gesloten");
        page.locator(".wij-inbox a").first().click();
        if (page.locator("a[href$='/verbetering']").count() > 0) {
            page.click("a[href$='/verbetering']");
            shoot(username + "-promise");
            submit();
            shoot(username + "-promise-empty");
        }
        open("/werk/verbeteringen");
        var lines = page.locator(".wij-inbox a").count();
        for (var line = 0; line < Math.min(3, lines); line++) {
            open("/werk/verbeteringen");
            page.locator(".wij-inbox a").nth(line).click();
            shoot(username + "-improvement-" + line);
            if (page.locator("form[action$='/bewijs']").count() > 0) {
                page.click("form[action$='/bewijs'] button[type=submit]");
                shoot(username + "-improvement-no-proof");
                page.click("details.wij-more summary");
                page.click("form[action$='/afsplitsing'] button[type=submit]");
                shoot(username + "-improvement-no-part");
            }
        }
    }

    private void notesAndHandler(String username) {
        var path = page.url().replaceAll("/(antwoord|concept)$", "").replace(http.base(), "");
        open(path);
        page.click("button:has-text('Bewaar notitie')");
        shoot(username + "-note-empty");
        page.fill("#notitie", "Bel mij op 06 12345678 als de verteller belt.");
        submit();
        shoot(username + "-note-finds");
        page.check("#notitiegezien");
        submit();
        shoot(username + "-note-kept");
        page.locator("#notities ~ ol a").last().click();
        shoot(username + "-note-change");
        page.fill("#notitie", "");
        submit();
        shoot(username + "-note-change-empty");
        open(path);
        page.click("button:has-text('Geef aan collega')");
        shoot(username + "-handler-empty");
        if (page.locator("button:has-text('Laat los')").count() > 0) {
            page.click("button:has-text('Laat los')");
        }
        page.click("button:has-text('Ik pak dit op')");
        shoot(username + "-handler-mine");
        page.click("button:has-text('Laat los')");
    }

    /** What leaves the team, the words for it, and what staff enter for a resident. */
    private void protecting(String username) {
        page.locator("a[href$='/afscherming']").click();
        shoot(username + "-keep");
        submit();
        shoot(username + "-keep-empty");
        open("/werk/ervaringen?gedaan=afscherming");
        shoot(username + "-kept");
        open("/werk/ervaringen/nieuw");
        shoot(username + "-entry");
        page.fill("#gebeurde", "Bel mij op 06 12345678.");
        submit();
        shoot(username + "-entry-error");
        for (var choice : List.of("herkomst", "bron", "taal", "contact", "lezers-1", "openbaar")) {
            page.check("#" + choice);
        }
        page.selectOption("#team", "haren");
        page.selectOption("#thema", "geld");
        page.check("#gezien");
        submit();
        shoot(username + "-entered");
        open("/werk/kaartjes");
        shoot(username + "-cards");
        if (username.startsWith("team")) {
            submit();
            shoot(username + "-cards-empty");
            page.selectOption("#aantal", "50");
            submit();
            shoot(username + "-cards-ordered");
        }
        page.locator(".wij-inbox a").first().click();
        shoot(username + "-card-batch");
        if (username.startsWith("coordinator")) {
            open("/werk/kaartjes");
            page.locator(".wij-inbox li.is-late a").first().click();
            shoot(username + "-card-batch-burst");
            open("/werk/kaartjes?gedaan=geannuleerd");
            shoot(username + "-cards-cancelled");
            open("/werk/ervaringen?filter=alleen-coordinator");
            page.locator(".wij-inbox a").first().click();
            shoot(username + "-one-confidential");
            page.selectOption("#vraagteam", "");
            page.click("form[action$='/toestemming'] button[type=submit]");
            shoot(username + "-ask-team-empty");
            open("/werk/alarmwoorden");
            shoot(username + "-danger-words");
            submit();
            shoot(username + "-danger-words-empty");
        }
    }

    /** A colleague saves first; then the session ends before the text is sent. */
    private void overtakenAndLapsed(BrowserContext context) {
        var path = page.url().replaceAll("/(antwoord|concept)$", "").replace(http.base(), "");
        open(path);
        var colleague = context.newPage();
        colleague.navigate(http.base() + path);
        colleague.fill("#antwoord", "Een tekst van een collega, lang genoeg om te zien. Versie " + width + ".");
        colleague.click("button:has-text('Bewaar concept')");
        shootOf(colleague, "one-saved");
        page.fill("#antwoord", "Mijn tekst die iets later kwam, ook lang genoeg om te zien.");
        page.click("button:has-text('Bewaar concept')");
        shoot("one-conflict");
        context.clearCookies();
        page.click("button:has-text('Bewaar mijn tekst')");
        shoot("log-in-lapsed");
        page.fill("#naam", "team");
        page.fill("#wachtwoord", "groningen-demo");
        submit();
        page.fill("#code", http.code("team"));
        submit();
        shoot("log-in-kept");
    }

    private void shootOf(Page other, String name) {
        visit.at(other, name);
    }

    private void open(String path) {
        page.navigate(http.base() + path);
    }

    /** The first button of the page's form. */
    private void submit() {
        page.locator("main form button[type=submit]").first().click();
    }

    private void shoot(String name) {
        visit.at(page, name);
    }
}
