package nl.wijgroningen.portaal.wijraad.letter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.Appointing;
import nl.wijgroningen.portaal.wijraad.composition.domain.Nominating;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import nl.wijgroningen.portaal.wijraad.composition.domain.Weighing;
import nl.wijgroningen.portaal.wijraad.composition.read.Nominations;
import nl.wijgroningen.portaal.wijraad.letter.read.LetterList;
import nl.wijgroningen.portaal.wijraad.letter.read.NominationFile;
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

/** Nominations of the WIJ-raad; the director appoints or refuses with a reason, and the secretary takes one back. */
@Controller
@RequestMapping("/werk/wijraad/voordrachten")
@Rule("R6")
class NominationController {

    private static final int REASON = 1000;

    private final Nominations nominations;
    private final Appointing appointing;
    private final Nominating nominating;
    private final Weighing weighing;
    private final NominationFile files;
    private final Accounts accounts;
    private final Words words;

    NominationController(
            Nominations nominations,
            Appointing appointing,
            Nominating nominating,
            Weighing weighing,
            NominationFile files,
            Accounts accounts,
            Words words) {
        this.nominations = nominations;
        this.appointing = appointing;
        this.nominating = nominating;
        this.weighing = weighing;
        this.files = files;
        this.accounts = accounts;
        this.words = words;
    }

    /**
     * @param reden of the director who refuses
     * @param waarom of the secretary who takes it back
     */
    public record Form(
            @Nullable String benoem,
            @Nullable String reden,
            @Nullable String waarom) {}

    /** @param writes whether the one who looks may propose */
    public record ListPage(
            List<Nominations.Nomination> waiting, List<Nominations.Nomination> decided, boolean writes) {}

    /**
     * @param weighed what the rules say as things stand; null: it was decided
     * @param why it cannot be appointed as things stand, in the words of an appointment; null: it can
     * @param decides whether the one who looks may decide
     * @param secretary whether the one who looks keeps the letters
     * @param takesBack whether the one who looks may take it back
     */
    public record Page(
            Nominations.Nomination nomination,
            List<String> portfolios,
            Map<UUID, String> names,
            Weighing.@Nullable Weighed weighed,
            @Nullable String why,
            List<LetterList.Line> letters,
            boolean decides,
            boolean secretary,
            boolean takesBack,
            Form typed,
            @Nullable String notice) {}

    @GetMapping
    String list(Staff staff, Model model) {
        var all = nominations.newest();
        model.addAttribute(
                "page",
                new ListPage(
                        all.stream().filter(it -> it.outcome() == null).toList(),
                        all.stream().filter(it -> it.outcome() != null).toList(),
                        staff.is(Role.SECRETARY)));
        return "wijraad/nominations";
    }

    @GetMapping("/{id}")
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice =
                Set.of("benoemd", "geweigerd", "voorgedragen", "ingetrokken").contains(String.valueOf(done))
                        ? "wijraad.nomination.done." + done
                        : null;
        return page(staff, id, new Form(null, null, null), notice, model);
    }

    @PostMapping("/{id}/benoeming")
    @Rule("R7")
    String appoint(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "benoem", words, "wijraad.overtaken", () -> appointing.appoint(staff, id))
                ? "redirect:/werk/wijraad/voordrachten/" + id + "?gedaan=benoemd"
                : page(staff, id, form, null, model);
    }

    @PostMapping("/{id}/weigering")
    String refuse(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var reason = form.reden();
        if (reason == null || reason.length() > REASON) {
            errors.rejectValue("reden", "wijraad.nomination.reason.wrong", new Object[] {REASON}, null);
        }
        return reason != null
                        && Fields.done(
                                errors, "reden", words, "wijraad.overtaken", () -> appointing.refuse(staff, id, reason))
                ? "redirect:/werk/wijraad/voordrachten/" + id + "?gedaan=geweigerd"
                : page(staff, id, form, null, model);
    }

    @PostMapping("/{id}/intrekking")
    @Rule("R12c")
    String takeBack(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var reason = Fields.text(errors, "waarom", form.waarom(), REASON, "wijraad.nomination.take-back.empty");
        return Fields.done(errors, "waarom", words, "wijraad.overtaken", () -> nominating.takeBack(staff, id, reason))
                ? "redirect:/werk/wijraad/voordrachten/" + id + "?gedaan=ingetrokken"
                : page(staff, id, form, null, model);
    }

    private String page(Staff staff, UUID id, Form typed, @Nullable String notice, Model model) {
        var file = files.of(id, !staff.is(Role.SECRETARY)).orElseThrow(NotFound::new);
        var nomination = file.nomination();
        Set<UUID> people = Stream.of(nomination.nominatedBy(), nomination.outcomeBy())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var portfolios = new ArrayList<String>();
        for (var it : nomination.portfolios().split(" ")) {
            if (!it.isEmpty()) {
                portfolios.add(words.get("wijraad.portfolio." + it));
            }
        }
        var weighed = nomination.outcome() == null ? weigh(nomination) : null;
        model.addAttribute(
                "page",
                new Page(
                        nomination,
                        portfolios,
                        accounts.names(people),
                        weighed,
                        weighed == null || weighed.why() == null ? null : words.rule(weighed.why()),
                        file.letters(),
                        staff.is(Role.DIRECTOR) && nomination.outcome() == null,
                        staff.is(Role.SECRETARY),
                        staff.is(Role.SECRETARY) && nomination.outcome() == null,
                        typed,
                        notice));
        return "wijraad/nomination";
    }

    @Rule("R7")
    private Weighing.Weighed weigh(Nominations.Nomination nomination) {
        return weighing.weigh(
                weighing.now(),
                nomination.seat(),
                nomination.memberId(),
                Boolean.TRUE.equals(nomination.inCity()),
                new Period(nomination.fromOn(), nomination.lastOn().plusDays(1)));
    }
}
