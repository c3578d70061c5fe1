package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.area.Gebied;
import nl.wijgroningen.portaal.area.Place;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.platform.rule.Rule;
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
 * The first question: where. Saving it makes the code (R12); of a postcode only the team and the gebied are kept. The
 * short way asks it on its first screen, together with who may read it (R35).
 */
@Controller
class PlaceController {

    private static final String UNKNOWN = "onbekend";

    private final Telling telling;
    private final Teams teams;
    private final Places places;
    private final TellerCookie cookie;
    private final ReaderChoices readers;
    private final Words words;
    private final Steps steps;
    private final CodeGuard guard;
    private final SecureRandom random = new SecureRandom();

    PlaceController(
            Telling telling,
            Teams teams,
            Places places,
            TellerCookie cookie,
            ReaderChoices readers,
            Words words,
            Steps steps,
            CodeGuard guard) {
        this.telling = telling;
        this.teams = teams;
        this.places = places;
        this.cookie = cookie;
        this.readers = readers;
        this.words = words;
        this.steps = steps;
        this.guard = guard;
    }

    /**
     * @param begin random token of this form: sent twice it makes one draft
     * @param voor {@code jong}: in words for who is under 18
     * @param team slug, {@code onbekend}, or null
     * @param lezers on the short way
     */
    record Form(
            @Nullable String begin,
            @Nullable String voor,
            @Nullable String postcode,
            @Nullable String team,
            @Nullable String lezers) {}

    /**
     * @param options all teams, and "weet ik niet"
     * @param split the teams of the postcode, the likeliest first, when there is more than one
     * @param readers on the short way
     */
    public record Page(
            Wizard wizard,
            String begin,
            boolean young,
            @Nullable String postcode,
            @Nullable String team,
            List<Option> options,
            List<Option> split,
            List<Option> readers,
            @Nullable String reader) {}

    @GetMapping("/ervaringen/nieuw/plaats")
    String show(
            @ModelAttribute(name = "form") Form form,
            @Nullable TellerCode code,
            HttpServletRequest request,
            Model model) {
        var open = code == null ? Optional.<Draft>empty() : telling.resume(code);
        var young = "jong".equals(form.voor()) || open.map(Draft::young).orElse(false);
        return page(form, open.map(this::slug).orElse(form.team()), young, false, List.of(), request, model);
    }

    @GetMapping("/ervaringen/nieuw/kort")
    String showShort(@ModelAttribute(name = "form") Form form, HttpServletRequest request, Model model) {
        return page(form, form.team(), "jong".equals(form.voor()), true, List.of(), request, model);
    }

    @PostMapping("/ervaringen/nieuw/plaats")
    String save(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @RequestParam(name = "terug", required = false) @Nullable String review,
            @Nullable TellerCode code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var young = "jong".equals(form.voor());
        var asked = place(form, errors);
        if (asked.place == null) {
            return page(form, form.team(), young, false, asked.split, request, model);
        }
        var open = code == null ? Optional.<Draft>empty() : telling.resume(code);
        if (code != null && open.isPresent()) {
            var way = new Steps.Way(null, review);
            var changed = withCard(open.get().at(asked.place), request);
            return steps.save(new OpenDraft(code, open.get()), changed, Step.PLACE, way);
        }
        var first =
                withCard(Draft.start(Language.of(request).tag(), young, false).at(asked.place), request);
        guard.begin(request);
        cookie.set(telling.begin(token(form), first), request, response);
        return "redirect:/ervaringen/nieuw/code";
    }

    @PostMapping("/ervaringen/nieuw/kort")
    String saveShort(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var young = "jong".equals(form.voor());
        var chosen = readers.read(form.lezers());
        if (chosen.isEmpty()) {
            errors.rejectValue("lezers", "experience.choose");
        }
        var asked = place(form, errors);
        if (asked.place == null || errors.hasErrors()) {
            return page(form, form.team(), young, true, asked.split, request, model);
        }
        var first = Draft.start(Language.of(request).tag(), young, true)
                .at(asked.place)
                .readBy(chosen.orElseThrow());
        guard.begin(request);
        cookie.set(telling.begin(token(form), withCard(first, request)), request, response);
        return "redirect:/ervaringen/nieuw/kort/verhaal";
    }

    /** The cookie stays, so that the same form sent twice makes the same draft; beginning anew takes it away. */
    @Rule("R32")
    private Draft withCard(Draft draft, HttpServletRequest request) {
        return cookie.card(request).map(draft::with).orElse(draft);
    }

    private record Asked(Draft.@Nullable Place place, List<Option> split) {}

    /** A chosen team wins over a postcode: on the page of a split postcode both are there. */
    @Rule("R1")
    private Asked place(Form form, BindingResult errors) {
        var team = form.team();
        if (UNKNOWN.equals(team)) {
            return new Asked(new Draft.Place(null, null), List.of());
        }
        if (team != null) {
            var found = teams.bySlug(team);
            if (found.isEmpty()) {
                errors.rejectValue("team", "form.malformed");
                return new Asked(null, List.of());
            }
            return new Asked(new Draft.Place(found.get().id(), gebied(found.get(), form.postcode())), List.of());
        }
        if (form.postcode() == null) {
            errors.rejectValue("postcode", "experience.place.empty");
            return new Asked(null, List.of());
        }
        var pc4 = Places.pc4(form.postcode());
        if (pc4.isEmpty()) {
            errors.rejectValue("postcode", "experience.place.malformed");
            return new Asked(null, List.of());
        }
        var found = places.byPc4(pc4.get());
        if (found.isEmpty()) {
            errors.rejectValue("postcode", "experience.place.outside");
            return new Asked(null, List.of());
        }
        var distinct = found.stream().map(Place::team).distinct().toList();
        if (distinct.size() > 1) {
            return new Asked(
                    null,
                    distinct.stream()
                            .map(it -> new Option(it.slug(), it.name()))
                            .toList());
        }
        return new Asked(
                new Draft.Place(distinct.get(0).id(), found.get(0).gebied().id()), List.of());
    }

    /** The gebied of the postcode where it is that team's, else the team's own when it has one. */
    private @Nullable UUID gebied(Team team, @Nullable String postcode) {
        var byPostcode = Optional.ofNullable(postcode).flatMap(Places::pc4).stream()
                .flatMap(it -> places.byPc4(it).stream())
                .filter(it -> it.team().equals(team))
                .map(Place::gebied)
                .findFirst();
        return byPostcode.or(() -> teams.onlyGebied(team.id())).map(Gebied::id).orElse(null);
    }

    private String page(
            Form form,
            @Nullable String team,
            boolean young,
            boolean shortWay,
            List<Option> split,
            HttpServletRequest request,
            Model model) {
        if (young) {
            Language.speakToTheYoung(request);
        }
        var options = new ArrayList<>(
                teams.all().stream().map(it -> new Option(it.slug(), it.name())).toList());
        options.add(new Option(UNKNOWN, words.get("experience.place.unknown")));
        var wizard = shortWay
                ? Wizard.shortWay(1, "/ervaringen/nieuw", "experience.step.story", "/ervaringen/nieuw/kort")
                : Wizard.first();
        model.addAttribute(
                "page",
                new Page(
                        wizard,
                        token(form),
                        young,
                        form.postcode(),
                        team,
                        options,
                        split,
                        shortWay ? readers.options() : List.of(),
                        form.lezers()));
        return "experience/place";
    }

    private @Nullable String slug(Draft draft) {
        var place = draft.place();
        if (place == null) {
            return null;
        }
        return place.team() == null
                ? UNKNOWN
                : teams.byId(place.team()).map(Team::slug).orElse(null);
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
