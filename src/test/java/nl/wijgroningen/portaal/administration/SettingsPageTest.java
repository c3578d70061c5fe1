package nl.wijgroningen.portaal.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.SettingChanges;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrator changes a number from a day on. */
@PortalTest
class SettingsPageTest {

    private static final String PAGE = "/beheer/instellingen/experience.draft-days";

    @Autowired
    private Http http;

    @Autowired
    private Settings settings;

    @Autowired
    private SettingChanges changes;

    @Autowired
    private List<Setting> all;

    @Autowired
    private MessageSource messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private Http.Visitor noor;
    private LocalDate day;

    @BeforeEach
    void logIn() {
        noor = http.staff("beheer");
        day = LocalDate.now(clock).plusDays(40);
    }

    @AfterEach
    void takeBackWhatIsPlanned() {
        clock.reset();
        var setting = ExperienceNumbers.DRAFT_DAYS;
        changes.all().stream()
                .filter(it -> it.name().equals(setting.name()) && it.stands())
                .forEach(it -> changes.cancel(setting, it.version(), it.setBy(), changes.version(setting)));
    }

    @Test
    void aPlannedChangeHoldsFromItsDay() {
        var saved = change(noor.get(PAGE), "10", day.toString());
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(noor.follow(saved).body()).contains("Opgeslagen.", "10 dagen", "N. Smit", "Nu: 7 dagen");
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS)).isEqualTo(7);
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS, day)).isEqualTo(10);
        assertThat(noor.get("/beheer/instellingen").body()).contains("Gepland", "10 dagen");
        clock.moveTo(day);
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS)).isEqualTo(10);
    }

    @Test
    void itLeavesALineInTheAuditTrail() {
        var before = lines("setting.change");
        change(noor.get(PAGE), "10", day.toString());
        assertThat(lines("setting.change")).isEqualTo(before + 1);
        var page = noor.get(PAGE);
        var version = changes.all().stream()
                .filter(it -> it.name().equals("experience.draft-days") && it.stands())
                .findFirst()
                .orElseThrow()
                .version();
        var cancelled = lines("setting.cancel");
        var taken = noor.post(PAGE + "/intrekking", page, Map.of("versie", seen(page), "wijziging", version));
        assertThat(noor.follow(taken).body()).contains("De wijziging gaat niet door.", "Teruggedraaid");
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS, day)).isEqualTo(7);
        assertThat(lines("setting.cancel")).isEqualTo(cancelled + 1);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndNothingIsLost() {
        for (var value : List.of("", "0", "32", "-7", "zeven", "7,5", "99999999999999999999")) {
            var answer = change(noor.get(PAGE), value, day.toString());
            assertThat(answer.statusCode()).as(value).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Het minste is 1 dag, het meeste is 31 dagen.", "value=\"" + day + "\"")
                    .contains("<title>Fout:");
            if (!value.isEmpty()) {
                assertThat(answer.body()).contains("value=\"" + value + "\"");
            }
        }
        var past =
                change(noor.get(PAGE), "10", LocalDate.now(clock).minusDays(1).toString());
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("Wat was, blijft zoals het was.");
        assertThat(change(noor.get(PAGE), "10", "morgen").body()).contains("Vul een dag in");
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS, day)).isEqualTo(7);
    }

    @Test
    void whoSavesSecondSeesBoth() {
        var mine = noor.get(PAGE);
        change(noor.get(PAGE), "10", day.toString());
        var late = change(mine, "12", day.plusDays(1).toString());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Iemand anders was u voor", "N. Smit koos terwijl u bezig was: 10 dagen")
                .contains("value=\"12\"", "value=\"" + day.plusDays(1) + "\"");
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS, day.plusDays(1))).isEqualTo(10);
        assertThat(change(late, "12", day.plusDays(1).toString()).statusCode()).isEqualTo(303);
        assertThat(settings.of(ExperienceNumbers.DRAFT_DAYS, day.plusDays(1))).isEqualTo(12);
    }

    @Test
    void theSameFormSentTwiceIsOneChange() {
        var page = noor.get(PAGE);
        change(page, "10", day.toString());
        var version = changes.version(ExperienceNumbers.DRAFT_DAYS);
        assertThat(change(page, "10", day.toString()).statusCode()).isEqualTo(303);
        assertThat(changes.version(ExperienceNumbers.DRAFT_DAYS)).isEqualTo(version);
    }

    @Test
    void everySettingHasItsWords() {
        var dutch = Locale.forLanguageTag("nl-NL");
        assertThat(all).isNotEmpty().allSatisfy(it -> {
            for (var part : List.of("label", "text")) {
                assertThat(messages.getMessage("setting." + it.name() + "." + part, null, dutch))
                        .isNotBlank();
            }
            assertThat(messages.getMessage("setting." + it.name() + ".value", new Object[] {it.most()}, dutch))
                    .contains(String.valueOf(it.most()));
        });
    }

    private HttpResponse<String> change(HttpResponse<String> page, String value, String from) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("waarde", value);
        fields.put("vanaf", from);
        fields.put("versie", seen(page));
        return noor.post(PAGE, page, fields);
    }

    private static String seen(HttpResponse<String> page) {
        var version = Pattern.compile("name=\"versie\" value=\"(\\d+)\"").matcher(page.body());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private int lines(String action) {
        return jdbc.sql("select count(*) from account_audit where action = :action")
                .param("action", action)
                .query(Integer.class)
                .single();
    }
}
