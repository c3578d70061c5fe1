package nl.wijgroningen.portaal.account.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.read.UserList;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of everyone who has, had or will have an account. */
@Controller
class UsersController {

    /** In the address: who has a role that a second administrator must confirm. */
    private static final String WAITING = "wacht";

    private final UserList users;
    private final Teams teams;
    private final Words words;

    UsersController(UserList users, Teams teams, Words words) {
        this.users = users;
        this.teams = teams;
        this.words = words;
    }

    /** What the filter holds, as it stands in the address. */
    public record Asked(
            @Nullable String zoek,
            @Nullable String rol,
            @Nullable String team,
            @Nullable String staat) {}

    /**
     * @param roles in words
     * @param tag kind of label of the state: done, wait, not, late
     */
    public record Line(
            UUID id, String name, String label, String roles, String tag, String state, boolean secondFactor) {}

    /** @param next key of the next page, or null */
    public record Page(
            Asked asked,
            List<Option> roles,
            List<Option> teams,
            List<Option> states,
            String count,
            List<Line> lines,
            boolean first,
            @Nullable UUID next) {}

    @GetMapping("/beheer/gebruikers")
    String show(
            @RequestParam(name = "zoek", required = false) @Nullable String typed,
            @RequestParam(name = "rol", required = false) @Nullable String role,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "staat", required = false) @Nullable String state,
            @RequestParam(name = "na", required = false) @Nullable UUID after,
            Model model) {
        var all = teams.all();
        var filter = new UserList.Filter(
                typed == null || typed.isBlank() ? null : typed,
                role == null || role.isBlank() ? null : role(role),
                team == null || team.isBlank() ? null : team(all, team),
                state == null || state.isBlank() || state.equals(WAITING) ? null : state(state),
                WAITING.equals(state));
        var rows = users.rows(filter, after);
        var count = users.count(filter);
        model.addAttribute(
                "page",
                new Page(
                        new Asked(typed, role, team, state),
                        roles(),
                        all.stream().map(it -> new Option(it.slug(), it.name())).toList(),
                        states(),
                        words.count(count, UserList.COUNTED),
                        rows.rows().stream().map(this::line).toList(),
                        after == null,
                        rows.next()));
        return "account/users";
    }

    private Line line(UserList.Row row) {
        var roles = row.roles() == null
                ? ""
                : Arrays.stream(row.roles().split("\\|"))
                        .map(it -> words.get("account.role." + it))
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
        var state = row.waiting() && row.state() != Accounts.State.ENDED
                ? "WAITING"
                : row.state().name();
        var tag = switch (state) {
            case "ACTIVE" -> "done";
            case "BLOCKED" -> "late";
            case "ENDED" -> "not";
            default -> "wait";
        };
        return new Line(
                row.id(),
                row.displayName(),
                row.label(),
                roles,
                tag,
                "account.state." + state,
                row.secondFactor() || row.state() != Accounts.State.ACTIVE);
    }

    List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(it -> new Option(path(it.name()), words.get("account.role." + it.name())))
                .toList();
    }

    private List<Option> states() {
        return Stream.concat(
                        Stream.of(new Option(WAITING, words.get("account.state.WAITING"))),
                        Arrays.stream(Accounts.State.values())
                                .map(it -> new Option(path(it.name()), words.get("account.state." + it.name()))))
                .toList();
    }

    private static String path(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Role role(String asked) {
        return Arrays.stream(Role.values())
                .filter(it -> path(it.name()).equals(asked))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Accounts.State state(String asked) {
        return Arrays.stream(Accounts.State.values())
                .filter(it -> path(it.name()).equals(asked))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static UUID team(List<Team> all, String asked) {
        return all.stream()
                .filter(it -> it.slug().equals(asked))
                .map(Team::id)
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
