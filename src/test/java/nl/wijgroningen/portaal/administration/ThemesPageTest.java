package nl.wijgroningen.portaal.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.theme.ThemeChanges;
import nl.wijgroningen.portaal.platform.theme.ThemeChanges.Outcome;
import nl.wijgroningen.portaal.platform.theme.Themes;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The subject list follows what the administrator does with it. */
@PortalTest
class ThemesPageTest {

    @Autowired
    private Http http;

    @Autowired
    private Themes themes;

    @Autowired
    private ThemeChanges changes;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private Http.Visitor noor;
    private LocalDate today;

    /** Of this test only. */
    private final String name = "Tuin " + UUID.randomUUID().toString().substring(0, 8);

    private final String slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');

    @BeforeEach
    void addOne() {
        noor = http.staff("beheer");
        today = LocalDate.now(clock);
        var added = noor.post(
                "/beheer/themas", noor.get("/beheer/themas"), Map.of("naam", name, "engels", "Garden " + name));
        assertThat(noor.follow(added).body()).contains(name, "onderaan de lijst");
    }

    @AfterEach
    void removeIt() {
        clock.reset();
        jdbc.sql("delete from platform_theme where slug like 'tuin-%'").update();
        assertThat(themes.all(Language.NL)).hasSize(11);
    }

    @Test
    void aThemeCanBeChosenUntilTheDayItEnds() {
        assertThat(themes.all(Language.NL)).extracting(Themes.Theme::name).endsWith(name);
        assertThat(themes.all(Language.EN)).extracting(Themes.Theme::name).endsWith("Garden " + name);
        var saved = change(name, "Garden", today.plusDays(9).toString(), "0");
        assertThat(noor.follow(saved).body()).contains("Stopt op");
        assertThat(themes.all(Language.NL)).hasSize(12);
        clock.moveTo(today.plusDays(9));
        assertThat(themes.all(Language.NL)).extracting(Themes.Theme::slug).doesNotContain(slug);
        assertThat(themes.name(slug, Language.NL)).contains(name);
        assertThat(http.staff("beheer").get("/beheer/themas").body()).contains("Gestopt op");
    }

    @Test
    void aNewNameKeepsTheAddress() {
        change(name + " en balkon", "Garden", "", "0");
        assertThat(themes.name(slug, Language.NL)).contains(name + " en balkon");
        var late = change("Park", "Park", "", "0");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Iemand anders was u voor", name + " en balkon", "value=\"Park\"");
    }

    @Test
    void whatIsWrongIsSaidBesideTheField() {
        var empty = change("", "", "gisteren", "0");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Geef het thema een naam.", "ook een Engelse naam", "Vul een dag in");
        assertThat(change("Gezondheid", "Health", "", "0").body()).contains("Er is al een thema met deze naam");
        assertThat(change(name, "x".repeat(61), "", "0").statusCode()).isEqualTo(422);
        assertThat(change(name, "Garden", today.minusDays(1).toString(), "0").body())
                .contains("Wat was, blijft zoals het was.");
        assertThat(themes.name(slug, Language.NL)).contains(name);
    }

    @Test
    void theOrderChangesByOnePlace() {
        var before = order();
        var above = before.get(before.size() - 2);
        move(slug, above);
        assertThat(order()).endsWith(slug, above);
        assertThat(noor.follow(move(slug, above)).body()).as("back again").contains("De volgorde is veranderd.");
        assertThat(noor.follow(move(slug, before.get(0))).body()).contains("intussen al anders");
        assertThat(order()).isEqualTo(before);
    }

    @Test
    void twoWhoMoveAtOnceLeaveAnOrder() throws Exception {
        var before = order();
        var above = before.get(before.size() - 2);
        var together = new CyclicBarrier(2);
        Callable<Boolean> move = () -> {
            together.await();
            return transactions.execute(it -> changes.swap(slug, above));
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            var done = List.of(pool.submit(move), pool.submit(move));
            for (var one : done) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(order()).isEqualTo(before);
    }

    @Test
    void oneThemeIsAlwaysLeft() {
        transactions.executeWithoutResult(it -> {
            var all = changes.all();
            for (var theme : all.subList(0, all.size() - 1)) {
                assertThat(changes.change(theme.slug(), theme.nameNl(), theme.nameEn(), today, theme.version()))
                        .isEqualTo(Outcome.DONE);
            }
            assertThat(changes.change(slug, name, "Garden", today, 0)).isEqualTo(Outcome.LAST);
            it.setRollbackOnly();
        });
    }

    private List<String> order() {
        return themes.all(Language.NL).stream().map(Themes.Theme::slug).toList();
    }

    private HttpResponse<String> move(String theme, String neighbour) {
        return noor.post("/beheer/themas/" + theme + "/plaats", noor.get("/beheer/themas"), Map.of("naast", neighbour));
    }

    private HttpResponse<String> change(String nl, String en, String end, String version) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("naam", nl);
        fields.put("engels", en);
        fields.put("einde", end);
        fields.put("versie", version);
        return noor.post("/beheer/themas/" + slug, noor.get("/beheer/themas"), fields);
    }
}
