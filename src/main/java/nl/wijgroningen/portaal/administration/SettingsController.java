package nl.wijgroningen.portaal.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.SettingChanges;
import nl.wijgroningen.portaal.platform.setting.SettingChanges.Change;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The numbers that are our choice: what each is now, what is planned, what it was. */
@Controller
@RequestMapping("/beheer/instellingen")
class SettingsController {

    private final List<Setting> settings;
    private final SettingChanges changes;
    private final SettingKeeping keeping;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    SettingsController(
            List<Setting> settings,
            SettingChanges changes,
            SettingKeeping keeping,
            Accounts accounts,
            Words words,
            Clock clock) {
        this.settings =
                settings.stream().sorted(Comparator.comparing(Setting::name)).toList();
        this.changes = changes;
        this.keeping = keeping;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /** @param versie of the setting on the page */
    record Form(
            @Nullable String waarde,
            @Nullable String vanaf,
            @Nullable String versie) {

        /** What is no number is no version of ours. */
        int version() {
            return Numbers.parse(versie).orElse(-1);
        }
    }

    /** @param wijziging the version of the planned change to take back */
    record CancelForm(@Nullable String wijziging, @Nullable String versie) {}

    public record ListPage(List<Line> lines) {}

    /**
     * A setting as the list shows it.
     *
     * @param now its value today, in words
     */
    public record Line(String name, String label, String text, String now, List<Planned> planned) {}

    /** A change that has not begun; {@code value} in words. */
    public record Planned(int version, LocalDate startsOn, String value) {}

    /**
     * One line of the history; {@code value} in words.
     *
     * @param startsOn null: from the beginning
     * @param setBy name; null: nobody, or an account that is gone
     * @param state {@code now}, {@code planned}, {@code past} or {@code cancelled}
     */
    public record Past(
            @Nullable LocalDate startsOn,
            String value,
            @Nullable String setBy,
            @Nullable LocalDate setOn,
            @Nullable String cancelledBy,
            @Nullable LocalDate cancelledOn,
            String state) {}

    /**
     * @param version that a change must name
     * @param thing id in the audit trail
     * @param value and {@code from}: what was typed
     * @param theirs the newest change by a colleague who was faster, in words; null: nobody was
     * @param notice key of what was just done
     */
    public record Page(
            Line line,
            Setting setting,
            int version,
            UUID thing,
            @Nullable String value,
            @Nullable String from,
            LocalDate today,
            List<Past> history,
            @Nullable String theirs,
            @Nullable String notice) {}

    @GetMapping
    String list(Model model) {
        var all = changes.all();
        model.addAttribute(
                "page",
                new ListPage(settings.stream().map(it -> line(it, of(it, all))).toList()));
        return "administration/settings";
    }

    @GetMapping("/{name}")
    String show(
            @PathVariable("name") String name,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice = done == null || !List.of("gewijzigd", "teruggedraaid").contains(done)
                ? null
                : "administration.setting.done." + done;
        return page(setting(name), null, null, false, notice, model);
    }

    @PostMapping("/{name}")
    String change(
            Staff staff,
            @PathVariable("name") String name,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var setting = setting(name);
        var value = Numbers.parse(form.waarde());
        if (value.isEmpty() || !setting.allows(value.getAsInt())) {
            var limits = new Object[] {value(setting, setting.least()), value(setting, setting.most())};
            errors.rejectValue("waarde", "administration.setting.value.wrong", limits, null);
        }
        var from = Days.parse(form.vanaf()).orElse(null);
        if (from == null) {
            errors.rejectValue("vanaf", "administration.day.wrong");
        } else if (from.isBefore(LocalDate.now(clock))) {
            errors.rejectValue("vanaf", "administration.day.past");
        }
        if (errors.hasErrors() || from == null || value.isEmpty()) {
            return page(setting, form.waarde(), form.vanaf(), false, null, model);
        }
        try {
            keeping.change(staff, setting, value.getAsInt(), from, form.version());
        } catch (Overtaken overtaken) {
            if (!isDone(setting, value.getAsInt(), from, staff)) {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return page(setting, form.waarde(), form.vanaf(), true, null, model);
            }
        }
        return "redirect:/beheer/instellingen/" + name + "?gedaan=gewijzigd";
    }

    @PostMapping("/{name}/intrekking")
    String cancel(
            Staff staff,
            @PathVariable("name") String name,
            @ModelAttribute("cancelForm") CancelForm form,
            HttpServletResponse response,
            Model model) {
        var setting = setting(name);
        var version = Numbers.parse(form.wijziging()).orElse(-1);
        try {
            var seen = Numbers.parse(form.versie()).orElse(-1);
            if (!keeping.cancel(staff, setting, version, seen)) {
                return "redirect:/beheer/instellingen/" + name;
            }
        } catch (Overtaken overtaken) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(setting, null, null, true, null, model);
        }
        return "redirect:/beheer/instellingen/" + name + "?gedaan=teruggedraaid";
    }

    /** The same form was sent twice. */
    private boolean isDone(Setting setting, int value, LocalDate from, Staff staff) {
        return newest(of(setting, changes.all()))
                .filter(it ->
                        it.stands() && it.value() == value && it.startsOn().equals(from))
                .filter(it -> it.setBy().equals(staff.id().value()))
                .isPresent();
    }

    private static Optional<Change> newest(List<Change> changes) {
        return changes.stream().max(Comparator.comparingInt(Change::version));
    }

    private Setting setting(String name) {
        return settings.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static List<Change> of(Setting setting, List<Change> all) {
        return all.stream().filter(it -> it.name().equals(setting.name())).toList();
    }

    private Line line(Setting setting, List<Change> changes) {
        var today = LocalDate.now(clock);
        var standing = changes.stream().filter(Change::stands).toList();
        var now = standing.stream()
                .filter(it -> !it.startsOn().isAfter(today))
                .findFirst()
                .map(Change::value)
                .orElse(setting.initial());
        var planned = standing.stream()
                .filter(it -> it.startsOn().isAfter(today))
                .sorted(Comparator.comparing(Change::startsOn).thenComparing(Change::version))
                .map(it -> new Planned(it.version(), it.startsOn(), value(setting, it.value())))
                .toList();
        return new Line(
                setting.name(),
                words.get("setting." + setting.name() + ".label"),
                words.get("setting." + setting.name() + ".text"),
                value(setting, now),
                planned);
    }

    private String page(
            Setting setting,
            @Nullable String value,
            @Nullable String from,
            boolean overtaken,
            @Nullable String notice,
            Model model) {
        var its = of(setting, changes.all());
        var people = new HashSet<UUID>();
        its.forEach(it -> {
            people.add(it.setBy());
            if (it.cancelledBy() != null) {
                people.add(it.cancelledBy());
            }
        });
        var names = accounts.names(people);
        var theirs = overtaken ? newest(its).map(it -> told(setting, it, names)).orElse("") : null;
        model.addAttribute(
                "page",
                new Page(
                        line(setting, its),
                        setting,
                        changes.version(setting),
                        Things.id(Things.SETTING, setting.name()),
                        value,
                        from,
                        LocalDate.now(clock),
                        history(setting, its, names),
                        theirs,
                        notice));
        return "administration/setting";
    }

    private String told(Setting setting, Change change, Map<UUID, String> names) {
        var cancelledBy = change.cancelledBy();
        return cancelledBy == null
                ? words.get(
                        "administration.setting.theirs.changed",
                        names.getOrDefault(change.setBy(), ""),
                        value(setting, change.value()),
                        words.day(change.startsOn()))
                : words.get("administration.setting.theirs.cancelled", names.getOrDefault(cancelledBy, ""));
    }

    private List<Past> history(Setting setting, List<Change> changes, Map<UUID, String> names) {
        var today = LocalDate.now(clock);
        var current = changes.stream()
                .filter(it -> it.stands() && !it.startsOn().isAfter(today))
                .findFirst()
                .orElse(null);
        var lines = new ArrayList<Past>();
        for (var it : changes) {
            var state = !it.stands()
                    ? "cancelled"
                    : it.startsOn().isAfter(today) ? "planned" : it.equals(current) ? "now" : "past";
            lines.add(new Past(
                    it.startsOn(),
                    value(setting, it.value()),
                    names.get(it.setBy()),
                    it.setOn(),
                    it.cancelledBy() == null ? null : names.get(it.cancelledBy()),
                    it.cancelledOn(),
                    state));
        }
        var initial = value(setting, setting.initial());
        lines.add(new Past(null, initial, null, null, null, null, current == null ? "now" : "past"));
        return lines;
    }

    private String value(Setting setting, int value) {
        return words.get("setting." + setting.name() + ".value", value);
    }
}
