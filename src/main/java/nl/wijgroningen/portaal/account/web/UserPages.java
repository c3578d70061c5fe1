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
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

/** The page of one user, which every change leads back to, and what the forms on it have in common. */
@Component
class UserPages {

    private static final int LONGEST = 100;
    private static final int FARTHEST_YEARS = 10;
    private static final String DONE = "uitnodiging|gegevens|rol|bevestiging|team|blokkade|toelating|tweede-stap|einde";

    private final UserFile file;
    private final Addresses addresses;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    UserPages(UserFile file, Addresses addresses, Teams teams, Words words, Clock clock) {
        this.file = file;
        this.addresses = addresses;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param open whether it can still be ended
     * @param mayConfirm whether the one who looks is the second administrator
     */
    public record RoleLine(UserFile.RoleRow row, boolean open, boolean mayConfirm) {}

    public record TeamLine(UserFile.TeamRow row, String slug, String name, boolean open) {}

    /**
     * What can be corrected, as it is or as it was typed.
     *
     * @param address null: the account has none
     * @param stand what a change must name
     */
    public record Details(
            @Nullable String name,
            @Nullable String address,
            @Nullable String label,
            boolean hasAddress,
            long stand) {}

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
            Details details,
            List<RoleLine> roles,
            List<TeamLine> teams,
            List<Option> newRoles,
            List<Option> newTeams,
            String today,
            @Nullable String done) {}

    /** Does what was asked, or shows the page again with why not. */
    String change(BindingResult errors, String field, Runnable change, String done, Staff staff, UUID id, Model model) {
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

    static void reject(Errors errors, String field, UserRefused refused) {
        var key = "account.refused." + refused.why().name();
        if (field.isEmpty() || refused.why() == UserRefused.Why.LAST) {
            errors.reject(key);
        } else {
            errors.rejectValue(field, key);
        }
    }

    String page(Staff staff, UUID id, @Nullable String done, Model model) {
        return page(staff, id, done, null, model);
    }

    /** @param typed what was to be corrected, or null */
    String page(Staff staff, UUID id, @Nullable String done, UserDetailsController.@Nullable Form typed, Model model) {
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
                        typed == null
                                ? new Details(
                                        account.displayName(),
                                        account.email() == null ? null : addresses.login(account),
                                        account.label(),
                                        account.email() != null,
                                        account.version())
                                : new Details(
                                        typed.naam(),
                                        typed.adres(),
                                        typed.functie(),
                                        account.email() != null,
                                        account.version()),
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

    StaffId known(UUID id) {
        var who = new StaffId(id);
        if (file.of(who).isEmpty()) {
            throw new NotFound();
        }
        return who;
    }

    static void text(Errors errors, String field, @Nullable String typed) {
        if (typed == null) {
            errors.rejectValue(field, "account.user." + field + ".empty");
        } else if (typed.length() > LONGEST) {
            errors.rejectValue(field, "account.user.too-long");
        }
    }

    /** Today or later: what was, stays as it was (R8). */
    LocalDate day(Errors errors, @Nullable String typed) {
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

    String today() {
        return LocalDate.now(clock).toString();
    }

    static Optional<Role> role(@Nullable String typed) {
        return Arrays.stream(Role.values())
                .filter(it -> it.name().equals(typed))
                .findFirst();
    }

    Optional<Team> team(@Nullable String typed) {
        return typed == null ? Optional.empty() : teams.bySlug(typed);
    }

    List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(it -> new Option(
                        it.name(),
                        words.get("account.role." + it.name())
                                + (Users.CONFIRMED.contains(it) ? " " + words.get("account.role.confirmed") : "")))
                .toList();
    }

    List<Option> teams() {
        return teams(teams.all());
    }

    private static List<Option> teams(List<Team> all) {
        return all.stream().map(it -> new Option(it.slug(), it.name())).toList();
    }
}
