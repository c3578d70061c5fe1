package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Gebied;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Contact;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.experience.domain.Entering;
import nl.wijgroningen.portaal.experience.domain.Origin;
import nl.wijgroningen.portaal.experience.domain.Source;
import nl.wijgroningen.portaal.experience.domain.Statement;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.platform.theme.Themes;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Staff enter the experience of a resident who does not use the portal (R31), with the questions of the wizard on one page.
 * The answer to the form is the page with the code, once: a redirect would have to keep the code somewhere.
 */
@Controller
@Rule("R31")
class EntryController {

    private static final String PATH = "/werk/ervaringen/nieuw";
    private static final String UNKNOWN = "onbekend";
    private static final List<Integer> ANSWERS = List.of(5, 4, 3, 2, 1, 9);
    private static final int LINES = 4;

    private final Entering entering;
    private final Teams teams;
    private final Themes themes;
    private final ReaderChoices readers;
    private final PortalSettings settings;
    private final Words words;
    private final SecureRandom random = new SecureRandom();

    EntryController(
            Entering entering,
            Teams teams,
            Themes themes,
            ReaderChoices readers,
            PortalSettings settings,
            Words words) {
        this.entering = entering;
        this.teams = teams;
        this.themes = themes;
        this.readers = readers;
        this.settings = settings;
        this.words = words;
    }

    /**
     * The first four texts have the names and limits of {@link StoryForm}.
     *
     * @param begin random token of this form: sent twice it is entered once
     * @param gezien the writer saw the personal data in the texts and leaves it
     */
    record Form(
            @Nullable String begin,
            @Nullable String herkomst,
            @Nullable String bron,
            @Nullable String taal,
            @Nullable String team,
            @Nullable String thema,
            @Nullable String contact,
            @Nullable String lezers,

            @NotBlank(message = "{experience.entry.story.empty}")
            @Size(max = StoryForm.MAX, message = "{form.too-long}")
            @Nullable
            String gebeurde,

            @Size(max = StoryForm.MAX, message = "{form.too-long}") @Nullable
            String goed,

            @Size(max = StoryForm.MAX, message = "{form.too-long}") @Nullable
            String beter,

            @Size(max = StoryForm.MAX, message = "{form.too-long}") @Nullable
            String wens,

            @Nullable String openbaar,
            @Nullable String gezien) {

        List<String> texts() {
            return Stream.of(gebeurde, goed, beter, wens)
                    .map(it -> it == null ? "" : it)
                    .toList();
        }
    }

    /** The choices of the page. */
    public record Choices(
            List<Option> origins,
            List<Option> sources,
            List<Option> languages,
            List<Option> teams,
            List<Option> themes,
            List<Option> contacts,
            List<Option> readers,
            List<Option> publics,
            List<Option> answers) {}

    /** @param finds personal data in the texts, to decide on */
    public record Page(
            Form form,
            String begin,
            Choices choices,
            List<StatementsController.Question> questions,
            List<String> finds,
            int max) {}

    /**
     * The page with the code, and the sheet to print, in the language of the resident.
     *
     * @param groups of the code; empty when it was shown before
     */
    public record EnteredPage(
            List<String> groups,
            String language,
            String title,
            String inside,
            List<String> how,
            List<String> then,
            String fold) {}

    @GetMapping(PATH)
    String show(@ModelAttribute("form") Form form, Model model) {
        return page(form, Map.of(), List.of(), model);
    }

    @PostMapping(PATH)
    @Rule("R14")
    String enter(
            Staff staff,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            @RequestParam Map<String, String> all,
            Model model) {
        var origin = one(Origin.values(), form.herkomst());
        required(origin != null && origin.isEntered(), "herkomst", errors);
        var source = one(Source.values(), form.bron());
        required(source != null, "bron", errors);
        var contact = one(Contact.values(), form.contact());
        required(contact != null, "contact", errors);
        required(themes.all(Language.NL).stream().anyMatch(it -> it.slug().equals(form.thema())), "thema", errors);
        var place = place(form.team());
        required(place != null, "team", errors);
        required("nl".equals(form.taal()) || "en".equals(form.taal()), "taal", errors);
        var reading = readers.read(form.lezers());
        required(reading.isPresent(), "lezers", errors);
        var mayBePublic = PublicController.read(form.openbaar());
        required(mayBePublic != null, "openbaar", errors);
        var shown = find(form, errors);
        var story = new StoryForm(form.gebeurde(), form.goed(), form.beter(), form.wens()).story();
        if (errors.hasErrors()
                || story == null
                || place == null
                || contact == null
                || origin == null
                || source == null
                || mayBePublic == null) {
            return page(form, all, shown, model);
        }
        var draft = Draft.start(String.valueOf(form.taal()), false, false)
                .at(place)
                .about(form.thema(), contact)
                .tells(story)
                .judges(statements(all))
                .choosesPublic(mayBePublic)
                .readBy(reading.orElseThrow());
        var code = entering.enter(staff, token(form), draft, origin, source);
        model.addAttribute("page", entered(code.orElse(null), "en".equals(form.taal()) ? Language.EN : Language.NL));
        return "experience/entered";
    }

    private static void required(boolean given, String field, BindingResult errors) {
        if (!given) {
            errors.rejectValue(field, "experience.choose");
        }
    }

    /** What may stay when the writer says so; a BSN never does. */
    private static List<String> find(Form form, BindingResult errors) {
        var names = List.of("gebeurde", "goed", "beter", "wens");
        var shown = new ArrayList<String>();
        for (var i = 0; i < names.size(); i++) {
            var finds = PersonalData.find(form.texts().get(i));
            if (finds.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
                errors.rejectValue(names.get(i), "experience.find.bsn");
            } else if (!finds.isEmpty()) {
                if (form.gezien() == null) {
                    errors.rejectValue(names.get(i), "experience.entry.finds");
                }
                finds.forEach(it -> shown.add(it.text()));
            }
        }
        return shown;
    }

    private Draft.@Nullable Place place(@Nullable String team) {
        if (UNKNOWN.equals(team)) {
            return new Draft.Place(null, null);
        }
        return team == null
                ? null
                : teams.bySlug(team)
                        .map(it -> new Draft.Place(
                                it.id(),
                                teams.onlyGebied(it.id()).map(Gebied::id).orElse(null)))
                        .orElse(null);
    }

    private static Map<String, Integer> statements(Map<String, String> form) {
        var given = new HashMap<String, Integer>();
        for (var statement : Statement.values()) {
            ANSWERS.stream()
                    .filter(it -> String.valueOf(it).equals(form.get(statement.key())))
                    .forEach(it -> given.put(statement.key(), it));
        }
        return given;
    }

    private static <T extends Enum<T>> @Nullable T one(T[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String page(Form form, Map<String, String> answers, List<String> finds, Model model) {
        var all = new ArrayList<>(
                teams.all().stream().map(it -> new Option(it.slug(), it.name())).toList());
        all.add(new Option(UNKNOWN, words.get("experience.entry.team.unknown")));
        var choices = new Choices(
                options(Arrays.stream(Origin.values()).filter(Origin::isEntered).toList(), "experience.entry.origin."),
                options(List.of(Source.values()), "experience.entry.source."),
                List.of(
                        new Option("nl", words.get("experience.entry.language.nl")),
                        new Option("en", words.get("experience.entry.language.en"))),
                all,
                themes.all(Language.NL).stream()
                        .map(it -> new Option(it.slug(), it.name()))
                        .toList(),
                options(List.of(Contact.values()), "experience.contact."),
                readers.options(),
                PublicController.options(words),
                ANSWERS.stream()
                        .map(it -> new Option(String.valueOf(it), words.get("experience.answer." + it)))
                        .toList());
        var questions = Arrays.stream(Statement.values())
                .map(it -> new StatementsController.Question(
                        it.key(), words.get("experience.statement." + it.key()), answers.get(it.key())))
                .toList();
        model.addAttribute("page", new Page(form, token(form), choices, questions, finds, StoryForm.MAX));
        return "experience/entry";
    }

    private List<Option> options(List<? extends Enum<?>> values, String key) {
        return values.stream()
                .map(it -> new Option(it.name(), words.get(key + it.name())))
                .toList();
    }

    private EnteredPage entered(@Nullable TellerCode code, Language language) {
        var address = settings.baseUrl() + language.prefix() + "/mijn-ervaring";
        return new EnteredPage(
                code == null ? List.of() : code.groups(),
                language.tag(),
                words.in(language, "experience.sheet.title"),
                words.in(language, "experience.sheet.inside"),
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(it -> words.in(language, "experience.sheet.how." + it, address))
                        .toList(),
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(it -> words.in(language, "experience.sheet.then." + it))
                        .toList(),
                words.in(language, "experience.sheet.fold"));
    }

    private String token(Form form) {
        if (form.begin() != null && form.begin().matches("[A-Za-z0-9_-]{22}")) {
            return form.begin();
        }
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
