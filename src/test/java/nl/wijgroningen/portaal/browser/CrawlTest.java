package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Checks;
import nl.wijgroningen.portaal.support.Http;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * {@code mvn -Pcrawl verify}: follows every link from the home page, in Dutch and in English, as nobody, as who is telling,
 * as who follows a story and as every account of the demo; a few samples of each route, one for the second of a role. Every
 * page is looked at in Chromium at three widths and without JavaScript; a page that somebody else got byte for byte is not
 * looked at again. Every link is asked. Prints a table, also in {@code target/crawl/table.md}, and fails on anything found.
 */
@PortalTest
@Tag("crawl")
class CrawlTest {

    private static final int SAMPLES = 3;
    private static final List<View> VIEWS = List.of(
            new View(1280, true),
            new View(390, true),
            new View(320, true),
            new View(1280, false),
            new View(320, false));
    private static final List<String> KINDS =
            List.of("axe", "html", "links", "console", "foreign", "sideways", "titles", "headings", "status");
    /** Lead away: one takes the code with it, the other to the organisation's log-in, which does not run here. */
    private static final List<String> ELSEWHERE = List.of("/snel-weg", "/inloggen/organisatie");

    private static final String CODE = "K7QM3RTW9HXE4NPD";

    @Autowired
    private Http http;

    @Autowired
    private DemoAccounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<String, Set<String>> found = new TreeMap<>();
    private final Set<String> looked = new HashSet<>();
    private final Set<Role> roles = new HashSet<>();
    private List<PathPattern> routes;
    private Checks checks;
    private Tally tally;

    /** A window of some width in CSS pixels. */
    private record View(int width, boolean javaScript) {

        @Override
        public String toString() {
            return width + (javaScript ? "" : " without JavaScript");
        }
    }

    /** What the crawl of one visitor came past. */
    private static final class Tally {
        int pages;
        int inBrowser;
        int links;
        final Set<String> routes = new TreeSet<>();
        final Map<View, Integer> foundInView = new HashMap<>();
        final Map<String, Integer> found = new HashMap<>();

        int found() {
            return found.values().stream().mapToInt(it -> it).sum();
        }
    }

    @Test
    void everyPageForEveryone() throws Exception {
        routes = mappings.getHandlerMethods().keySet().stream()
                .flatMap(it -> it.getPatternValues().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .toList();
        checks = new Checks(http.base(), this::found);
        var tallies = new LinkedHashMap<String, Tally>();
        var visitors = visitors();
        visitors.keySet().retainAll(who(visitors.keySet()));
        for (var visitor : visitors.entrySet()) {
            tally = new Tally();
            new Crawl(visitor.getKey(), visitor.getValue(), samples(visitor.getKey())).go();
            tallies.put(visitor.getKey(), tally);
            System.out.printf(
                    "crawl: %s, %d pages, %d looked at, %d links, %d found%n",
                    visitor.getKey(), tally.pages, tally.inBrowser, tally.links, tally.found());
        }
        var table = table(tallies);
        System.out.println(table);
        Files.createDirectories(Path.of("target", "crawl"));
        Files.writeString(Path.of("target", "crawl", "table.md"), table);
        assertThat(found.values().stream().flatMap(Set::stream).toList()).isEmpty();
        tallies.forEach((who, it) -> assertThat(it.pages).as("pages of %s", who).isGreaterThan(10));
    }

    private Map<String, Http.Visitor> visitors() {
        var visitors = new LinkedHashMap<String, Http.Visitor>();
        visitors.put("nobody", http.visitor());
        var teller = http.visitor();
        teller.post("/ervaringen/nieuw/plaats", Map.of("team", "vinkhuizen"));
        teller.post("/ervaringen/nieuw/onderwerp", Map.of("thema", "geld", "contact", "PHONE"));
        teller.post("/ervaringen/nieuw/lezers", Map.of("lezers", "team"));
        teller.post("/ervaringen/nieuw/verhaal", Map.of("gebeurde", "Het ging goed aan de telefoon."));
        teller.post("/ervaringen/nieuw/gegevens", Map.of());
        teller.post("/ervaringen/nieuw/openbaar", Map.of("openbaar", "nee"));
        visitors.put("who tells", teller);
        var follower = http.visitor();
        follower.post("/mijn-ervaring", Map.of("code", CODE));
        visitors.put("who follows", follower);
        accounts.list().forEach(it -> visitors.put(it.username(), http.staff(it.username())));
        return visitors;
    }

    /** Everyone, or those of {@code -Dcrawl.who=nobody,team}. */
    private static Set<String> who(Set<String> all) {
        var asked = System.getProperty("crawl.who");
        return asked == null ? Set.copyOf(all) : Set.of(asked.split(","));
    }

    /** How many pages of a route this visitor looks at. */
    private int samples(String who) {
        return accounts.list().stream()
                .filter(it -> it.username().equals(who))
                .map(it -> roles.add(it.role()) ? SAMPLES : 1)
                .findFirst()
                .orElse(SAMPLES);
    }

    private void found(String check, String page, String what) {
        var line = page + ": " + check + ": " + what;
        if (found.computeIfAbsent(check, it -> new TreeSet<>()).add(line)) {
            tally.found.merge(check, 1, Integer::sum);
            System.out.println("crawl: " + line);
        }
    }

    /** One visitor's way through the portal. */
    private final class Crawl {

        private final String who;
        private final Http.Visitor visitor;
        private final int most;
        private final Deque<String> toVisit = new ArrayDeque<>();
        private final Map<String, HttpResponse<String>> answers = new HashMap<>();
        private final Map<String, Integer> samples = new HashMap<>();
        private final Map<String, String> foundOn = new LinkedHashMap<>();
        private final Map<Boolean, Page> windows = new HashMap<>();

        /** @param most how many pages of a route are looked at */
        Crawl(String who, Http.Visitor visitor, int most) {
            this.who = who;
            this.visitor = visitor;
            this.most = most;
        }

        void go() throws Exception {
            for (var start : List.of("/", "/en", "/werk", "/mijn-ervaring", "/ervaringen/nieuw/controle")) {
                link(start, "the start");
            }
            try {
                while (!toVisit.isEmpty()) {
                    visit(toVisit.poll());
                }
                for (var link : List.copyOf(foundOn.keySet())) {
                    follow(link);
                }
            } finally {
                windows.values().forEach(it -> it.context().close());
            }
            tally.links = foundOn.size();
        }

        /** Remembers a link of the portal, and that its page is to be visited if few of its kind were. */
        private void link(String to, String on) {
            if (foundOn.putIfAbsent(to, on) == null) {
                var page = to.replaceFirst("#.*", "");
                if (!answers.containsKey(page)
                        && !toVisit.contains(page)
                        && samples.merge(kind(page), 1, Integer::sum) <= most) {
                    toVisit.add(page);
                }
            }
        }

        private HttpResponse<String> answer(String path) {
            return answers.computeIfAbsent(path, visitor::get);
        }

        private void visit(String path) throws Exception {
            var answer = answer(path);
            var name = path + " as " + who;
            if (answer.statusCode() >= 400) {
                found("status", name, answer.statusCode() + ", linked on " + foundOn.get(path));
                return;
            }
            if (answer.statusCode() / 100 == 3) {
                resolve(path, answer.headers().firstValue("Location").orElse(""), path);
                return;
            }
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                return;
            }
            tally.pages++;
            tally.routes.add(kind(path));
            var document = parse(answer.body());
            headings(document, name);
            checks.title(path, title(document), name);
            for (var element : elements(document, "a", "area", "link")) {
                if (element.hasAttribute("href") && !element.getAttribute("rel").equals("preload")) {
                    resolve(path, element.getAttribute("href"), path);
                }
            }
            if (looked.add(withoutTokens(answer.body()))) {
                tally.inBrowser++;
                checks.validate(answer.body(), name);
                look(path, name);
            }
        }

        /** Once with JavaScript and once without; the window is made narrower under the page, as by who turns a phone. */
        private void look(String path, String name) {
            for (var javaScript : List.of(true, false)) {
                var window = windows.computeIfAbsent(javaScript, this::window);
                var opened = false;
                for (var view : VIEWS) {
                    if (view.javaScript() != javaScript) {
                        continue;
                    }
                    var before = tally.found();
                    window.setViewportSize(view.width(), 900);
                    if (!opened) {
                        checks.listen(window, name);
                        window.navigate(http.base() + path);
                        opened = true;
                    }
                    checks.look(window, name, view.width(), javaScript);
                    tally.foundInView.merge(view, tally.found() - before, Integer::sum);
                }
            }
        }

        private Page window(boolean javaScript) {
            var context = Browsers.open(VIEWS.get(0).width(), javaScript);
            context.addCookies(Arrays.stream(visitor.cookies().split("; "))
                    .filter(it -> it.contains("="))
                    .map(it -> it.split("=", 2))
                    .map(it -> new Cookie(it[0], it[1]).setUrl(http.base()))
                    .toList());
            return context.newPage();
        }

        private void resolve(String from, String href, String on) {
            if (href.isBlank() || href.startsWith("tel:") || href.startsWith("mailto:")) {
                if (href.isBlank()) {
                    found("links", on + " as " + who, "an empty link");
                }
                return;
            }
            URI to;
            try {
                to = URI.create(http.base() + from).resolve(href);
            } catch (IllegalArgumentException malformed) {
                found("links", on + " as " + who, "malformed: " + href);
                return;
            }
            if (!to.toString().startsWith(http.base())) {
                return; // elsewhere; also hreflang's, which name the address of the installation
            }
            if (ELSEWHERE.stream().anyMatch(to.getPath()::endsWith)) {
                return;
            }
            link(to.toString().substring(http.base().length()), on);
        }

        /** Every link is asked, also where its page is not looked at; a fragment is there. */
        private void follow(String link) throws Exception {
            var page = link.replaceFirst("#.*", "");
            var answer = answer(page);
            if (answer.statusCode() >= 400) {
                found("links", foundOn.get(link) + " as " + who, link + ": " + answer.statusCode());
            } else if (link.contains("#") && answer.statusCode() == 200) {
                var fragment = link.substring(link.indexOf('#') + 1);
                if (!fragment.isEmpty()
                        && elements(parse(answer.body()), "*").stream()
                                .noneMatch(it -> it.getAttribute("id").equals(fragment))) {
                    found("links", foundOn.get(link) + " as " + who, link + ": no such place on the page");
                }
            }
        }

        private void headings(Document document, String name) {
            var before = 0;
            for (var element : elements(document, "*")) {
                if (element.getTagName().matches("h[1-6]")) {
                    var level = element.getTagName().charAt(1) - '0';
                    if (level > before + 1) {
                        found("headings", name, "h%d after h%d: %s".formatted(level, before, element.getTextContent()));
                    }
                    before = level;
                }
            }
        }

        private static String title(Document document) {
            return elements(document, "title").stream()
                    .map(Element::getTextContent)
                    .findFirst()
                    .orElse("");
        }
    }

    /** The route of an address, with its language and the name in its query; more names together are one kind. */
    private String kind(String address) {
        var english = address.matches("/en([/?].*)?");
        var path = (english ? address.substring(3) : address).replaceFirst("\\?.*", "");
        var query = address.contains("?") ? address.replaceFirst("[^?]*\\?", "?") : "";
        var names = query.contains("&") ? "?several" : query.replaceFirst("=.*", "");
        var parsed = PathContainer.parsePath(path.isEmpty() ? "/" : path);
        return (english ? "en " : "nl ")
                + routes.stream()
                        .filter(it -> it.matches(parsed))
                        .map(PathPattern::getPatternString)
                        .findFirst()
                        .orElse(path)
                + names;
    }

    private static Document parse(String html) throws Exception {
        return new HtmlDocumentBuilder(XmlViolationPolicy.ALLOW).parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document document, String... names) {
        var elements = new ArrayList<Element>();
        for (var name : names) {
            var nodes = document.getElementsByTagNameNS("*", name);
            for (var i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
        }
        return elements;
    }

    private static String withoutTokens(String html) {
        return html.replaceAll("name=\"(_csrf|bewaard)\" value=\"[^\"]+\"", "");
    }

    /** Under each width how many pages were looked at, and how much was found there. */
    private String table(Map<String, Tally> tallies) {
        var table = new StringBuilder("| who | routes | pages | ")
                .append(VIEWS.stream().map(View::toString).collect(Collectors.joining(" | ")))
                .append(" | validator | links | broken |\n|---|---|---|")
                .append("---|".repeat(VIEWS.size()))
                .append("---|---|---|\n");
        tallies.forEach((who, it) -> table.append(line(who, String.valueOf(it.routes.size()), List.of(it))));
        table.append(line("**all**", "", tallies.values())).append("\n| check | found |\n|---|---|\n");
        KINDS.forEach(it -> table.append(
                "| %s | %d |%n".formatted(it, found.getOrDefault(it, Set.of()).size())));
        found.values().forEach(all -> all.forEach(it -> table.append("\n- ").append(it)));
        return table.toString();
    }

    private static String line(String who, String routes, Collection<Tally> of) {
        ToIntFunction<ToIntFunction<Tally>> sum = it -> of.stream().mapToInt(it).sum();
        return "| %s | %s | %d | %s | %d | %d | %d |%n"
                .formatted(
                        who,
                        routes,
                        sum.applyAsInt(it -> it.pages),
                        VIEWS.stream()
                                .map(view -> sum.applyAsInt(it -> it.inBrowser) + " / "
                                        + sum.applyAsInt(it -> it.foundInView.getOrDefault(view, 0)))
                                .collect(Collectors.joining(" | ")),
                        sum.applyAsInt(it -> it.found.getOrDefault("html", 0)),
                        sum.applyAsInt(it -> it.links),
                        sum.applyAsInt(it -> it.found.getOrDefault("links", 0) + it.found.getOrDefault("status", 0)));
    }
}
