package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which member logs in with which account. */
@Controller
@RequestMapping("/werk/wijraad/leden")
class MemberAccountsController {

    private final CouncilStore council;
    private final MemberAccounts links;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    MemberAccountsController(CouncilStore council, MemberAccounts links, Accounts accounts, Words words, Clock clock) {
        this.council = council;
        this.links = links;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    public record Form(@Nullable String lid, @Nullable String account) {}

    /** @param account name on the account with which this member logs in, or null */
    public record Line(UUID member, String name, @Nullable String account) {}

    public record Page(
            List<Line> lines,
            int linked,
            List<Option> members,
            List<Option> accounts,
            Form typed,
            @Nullable String notice) {}

    @GetMapping
    String show(@RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        return page(
                new Form(null, null),
                "gekoppeld".equals(done) ? "wijraad.member-accounts.done.gekoppeld" : null,
                model);
    }

    @PostMapping
    String link(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var member = Fields.id(form.lid());
        var account = Fields.id(form.account());
        if (member == null) {
            errors.rejectValue("lid", "wijraad.member-accounts.member.empty");
        }
        if (account == null) {
            errors.rejectValue("account", "wijraad.member-accounts.account.empty");
        }
        if (member == null || account == null) {
            return page(form, null, model);
        }
        var people = accounts.having(Role.COUNCIL_MEMBER);
        if (sitting(people, Map.of()).stream().noneMatch(it -> it.member().equals(member))
                || people.stream().noneMatch(it -> it.id().equals(account))) {
            throw new NotFound();
        }
        return Fields.done(errors, "account", words, () -> links.link(staff, member, new StaffId(account)))
                ? "redirect:/werk/wijraad/leden?gedaan=gekoppeld"
                : page(form, null, model);
    }

    private List<Line> sitting(List<Accounts.Person> people, Map<UUID, StaffId> linked) {
        var state = council.read().now();
        var names = new HashMap<UUID, String>();
        people.forEach(it -> names.put(it.id(), it.displayName()));
        return state.council().on(LocalDate.now(clock)).sitting().stream()
                .map(Term::member)
                .map(it -> {
                    var person = state.people().get(it);
                    var account = linked.get(it);
                    return new Line(
                            it,
                            person == null ? "" : person.name(),
                            account == null ? null : names.get(account.value()));
                })
                .sorted(Comparator.comparing(Line::name))
                .toList();
    }

    private String page(Form typed, @Nullable String notice, Model model) {
        var people = accounts.having(Role.COUNCIL_MEMBER);
        var byMember = links.all();
        var lines = sitting(people, byMember);
        var taken = new HashMap<UUID, String>();
        lines.forEach(it -> {
            var account = byMember.get(it.member());
            if (account != null) {
                taken.put(account.value(), it.name());
            }
        });
        model.addAttribute(
                "page",
                new Page(
                        lines,
                        (int) lines.stream().filter(it -> it.account() != null).count(),
                        lines.stream()
                                .map(it -> new Option(it.member().toString(), it.name()))
                                .toList(),
                        people.stream()
                                .map(it -> {
                                    var of = taken.get(it.id());
                                    return new Option(
                                            it.id().toString(),
                                            of == null
                                                    ? words.get("wijraad.member-accounts.free", it.displayName())
                                                    : words.get("wijraad.member-accounts.taken", it.displayName(), of));
                                })
                                .toList(),
                        typed,
                        notice));
        return "wijraad/member-accounts";
    }
}
