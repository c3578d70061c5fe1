package nl.wijgroningen.portaal.account.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.domain.UserRefused;
import nl.wijgroningen.portaal.account.domain.Users;
import nl.wijgroningen.portaal.account.read.UserFile;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One user, and everything an administrator does with one. */
@Controller
@RequestMapping("/beheer/gebruikers")
class UserController {

    private static final int LONGEST = 100;
    private static final int FARTHEST_YEARS = 10;
    private static final String DONE = "uitnodiging|rol|bevestiging|team|blokkade|toelating|tweede-stap|einde";

    private final Users users;
    private final UserFile file;
    private final Addresses addresses;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    UserController(Users users, UserFile file, Addresses addresses, Teams teams, Words words, Clock clock) {
        this.users = users;
        this.file = file;
        this.addresses = addresses;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /** @param vanaf the first day, ISO; none: today */
    record NewForm(
            @Nullable String naam,
            @Nullable String adres,
            @Nullable String functie,
            @Nullable String rol,
            @Nullable String team,
            @Nullable String vanaf) {}

    /** What is changed, by the button that was pressed; days are ISO, none: today. */
    record Form(
            @Nullable String rol,
            @Nullable String team,
            @Nullable String vanaf) {}

    /** @param today the day that a field for a day begins with */
    public record NewPage(
            @Nullable String name,
            @Nullable String address,
            @Nullable String label,
            @Nullable String role,
            @Nullable String team,
            String from,
            List<Option> roles,
            List<Option> teams) {}

    /**
     * @param open whether it can still be ended
     * @param mayConfirm whether the one who looks is the second administrator
     */
    public record RoleLine(UserFile.RoleRow row, boolean open, boolean mayConfirm) {}

    public record TeamLine(UserFile.TeamRow row, String slug, String name, boolean open) {}

    /**
     * @param login address, or user name in the demo
     * @param own whether it is the account of the one who looks: then nothing can be changed
     * @param done the last change, or null
     */
    public record Page(
            UUID id,
            String name,
            String label,
            String login,
            String state,
            boolean secondFactor,
            boolean own,
            List<RoleLine> roles,
            List<TeamLine> teams,
            List<Option> newRoles,
            List<Option> newTeams,
            String today,
            @Nullable String done) {}

    public record EndPage(UUID id, String name) {}

    @GetMapping("/nieuw")
    String invite(@ModelAttribute("form") NewForm form, BindingResult errors, Model model) {
        return newPage(form, model);
    }

    @PostMapping
    String invite(Staff staff, @ModelAttribute("form") NewForm form, BindingResult errors, Model model) {
        text(errors, "naam", form.naam());
        var address = MailAddress.read(form.adres());
        if (address.isEmpty()) {
            errors.rejectValue("adres", "account.user.address.malformed");
        }
        text(errors, "functie", form.functie());
        var role = role(form.rol());
        if (role.isEmpty()) {
            errors.rejectValue("rol", "account.user.role.choose");
        }
        var team = team(form.team());
        if (role.filter(it -> it == Role.TEAM).isPresent() && team.isEmpty()) {
            errors.rejectValue("team", "account.user.team.choose");
        }
        var from = day(errors, form.vanaf());
        if (!errors.hasErrors()) {
            try {
                var who = users.invite(
                        new Users.Invited(
                                String.valueOf(form.naam()),
                                address.orElseThrow(),
                                String.valueOf(form.functie()),
                                role.orElseThrow(),
                                team.map(Team::id).orElse(null),
                                from),
                        staff.id());
                return "redirect:/beheer/gebruikers/" + who + "?gedaan=uitnodiging";
            } catch (DataIntegrityViolationException refused) {
                reject(errors, "adres", UserRefused.of(refused));
            }
        }
        return newPage(form, model);
    }

    private String newPage(NewForm form, Model model) {
        model.addAttribute(
                "page",
                new NewPage(
                        form.naam(),
                        form.adres(),
                        form.functie(),
                        form.rol(),
                        form.team(),
                        form.vanaf() == null ? today() : form.vanaf(),
                        roles(),
                        teams(teams.all())));
        return "account/user-new";
    }

    @GetMapping("/{id}")
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page(staff, id, done, model);
    }

    @PostMapping("/{id}/rollen")
    String addRole(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        var role = role(form.rol());
        if (role.isEmpty()) {
            errors.rejectValue("rol", "account.user.role.choose");
        }
        var from = day(errors, form.vanaf());
        return change(
                errors, "rol", () -> users.addRole(who, role.orElseThrow(), from, staff.id()), "rol", staff, id, model);
    }

    @PostMapping("/{id}/rollen/{role}/bevestiging")
    String confirm(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("role") UUID role,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        return change(errors, "", () -> users.confirmRole(who, role, staff.id()), "bevestiging", staff, id, model);
    }

    @PostMapping("/{id}/rollen/{role}/einde")
    String endRole(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("role") UUID role,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        var on = day(errors, form.vanaf());
        return change(errors, "", () -> users.endRole(who, role, on, staff.id()), "rol", staff, id, model);
    }

    @PostMapping("/{id}/teams")
    String addTeam(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        var team = team(form.team());
        if (team.isEmpty()) {
            errors.rejectValue("team", "account.user.team.choose");
        }
        var from = day(errors, form.vanaf());
        return change(
                errors,
                "team",
                () -> users.addTeam(who, team.orElseThrow().id(), from, staff.id()),
                "team",
                staff,
                id,
                model);
    }

    @PostMapping("/{id}/teams/{team}/einde")
    String endTeam(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("team") UUID team,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        var on = day(errors, form.vanaf());
        return change(errors, "", () -> users.endTeam(who, team, on, staff.id()), "team", staff, id, model);
    }

    @PostMapping("/{id}/uitnodiging")
    String inviteAgain(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        return change(errors, "", () -> users.inviteAgain(who, staff.id()), "uitnodiging", staff, id, model);
    }

    @PostMapping("/{id}/blokkade")
    String block(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        return change(errors, "", () -> users.block(who, staff.id()), "blokkade", staff, id, model);
    }

    @PostMapping("/{id}/toelating")
    String unblock(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        return change(errors, "", () -> users.unblock(who, staff.id()), "toelating", staff, id, model);
    }

    @PostMapping("/{id}/tweede-stap")
    String removeSecondFactor(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        return change(errors, "", () -> users.removeSecondFactor(who, staff.id()), "tweede-stap", staff, id, model);
    }

    @GetMapping("/{id}/einde")
    String askEnd(Staff staff, @PathVariable("id") UUID id, Model model) {
        var user = file.of(new StaffId(id)).orElseThrow(NotFound::new);
        if (user.account().state() == Accounts.State.ENDED
                || id.equals(staff.id().value())) {
            throw new NotFound();
        }
        model.addAttribute("page", new EndPage(id, user.account().displayName()));
        return "account/user-end";
    }

    @PostMapping("/{id}/einde")
    String end(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = known(id);
        return change(errors, "", () -> users.end(who, staff.id()), "einde", staff, id, model);
    }

    /** Does what was asked, or shows the page again with why not. */
    private String change(
            BindingResult errors, String field, Runnable change, String done, Staff staff, UUID id, Model model) {
        if (!errors.hasErrors()) {
            try {
                change.run();
                return "redirect:/beheer/gebruikers/" + id + "?gedaan=" + done;
            } catch (DataIntegrityViolationException refused) {
                reject(errors, field, UserRefused.of(refused));
            } catch (UserRefused refused) {
                reject(errors, field, refused);
            }
        }
        return page(staff, id, null, model);
    }

    private static void reject(Errors errors, String field, UserRefused refused) {
        var key = "account.refused." + refused.why().name();
        if (field.isEmpty() || refused.why() == UserRefused.Why.LAST) {
            errors.reject(key);
        } else {
            errors.rejectValue(field, key);
        }
    }

    private String page(Staff staff, UUID id, @Nullable String done, Model model) {
        var user = file.of(new StaffId(id)).orElseThrow(NotFound::new);
        var account = user.account();
        var today = LocalDate.now(clock);
        var all = teams.all();
        var names = all.stream().collect(Collectors.toMap(Team::id, it -> it));
        var own = id.equals(staff.id().value());
        var changeable = !own && account.state() != Accounts.State.ENDED;
        model.addAttribute(
                "page",
                new Page(
                        id,
                        account.displayName(),
                        account.label(),
                        addresses.login(account),
                        account.state().name(),
                        account.secondFactor(),
                        own,
                        user.roles().stream()
                                .map(it -> new RoleLine(
                                        it,
                                        changeable && isOpen(it.until(), today),
                                        changeable
                                                && !it.counts()
                                                && !staff.id().value().equals(it.askedBy())))
                                .toList(),
                        user.teams().stream()
                                .map(it -> new TeamLine(
                                        it,
                                        names.containsKey(it.teamId())
                                                ? names.get(it.teamId()).slug()
                                                : "",
                                        names.containsKey(it.teamId())
                                                ? names.get(it.teamId()).name()
                                                : teams.byId(it.teamId())
                                                        .map(Team::name)
                                                        .orElse(""),
                                        changeable && isOpen(it.until(), today)))
                                .toList(),
                        roles(),
                        teams(all),
                        today(),
                        done != null && done.matches(DONE) ? done : null));
        return "account/user";
    }

    private static boolean isOpen(@Nullable LocalDate until, LocalDate today) {
        return until == null || until.isAfter(today);
    }

    private StaffId known(UUID id) {
        var who = new StaffId(id);
        if (file.of(who).isEmpty()) {
            throw new NotFound();
        }
        return who;
    }

    private static void text(Errors errors, String field, @Nullable String typed) {
        if (typed == null) {
            errors.rejectValue(field, "account.user." + field + ".empty");
        } else if (typed.length() > LONGEST) {
            errors.rejectValue(field, "account.user.too-long");
        }
    }

    /** Today or later: what was, stays as it was (R8). */
    private LocalDate day(Errors errors, @Nullable String typed) {
        var today = LocalDate.now(clock);
        var day = typed == null ? Optional.of(today) : Days.parse(typed);
        if (day.isEmpty()) {
            errors.rejectValue("vanaf", "account.user.day.malformed");
        } else if (day.get().isBefore(today) || day.get().isAfter(today.plusYears(FARTHEST_YEARS))) {
            errors.rejectValue("vanaf", "account.user.day.past");
        } else {
            return day.get();
        }
        return today;
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private static Optional<Role> role(@Nullable String typed) {
        return Arrays.stream(Role.values())
                .filter(it -> it.name().equals(typed))
                .findFirst();
    }

    private Optional<Team> team(@Nullable String typed) {
        return typed == null ? Optional.empty() : teams.bySlug(typed);
    }

    private List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(it -> new Option(
                        it.name(),
                        words.get("account.role." + it.name())
                                + (Users.CONFIRMED.contains(it) ? " " + words.get("account.role.confirmed") : "")))
                .toList();
    }

    private static List<Option> teams(List<Team> all) {
        return all.stream().map(it -> new Option(it.slug(), it.name())).toList();
    }
}
