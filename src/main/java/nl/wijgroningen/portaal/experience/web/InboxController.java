package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.WaitingRoom;
import nl.wijgroningen.portaal.experience.read.TeamInbox;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The inbox of a team, and of the coordinator. */
@Controller
class InboxController {

    private static final String LIST = "/werk/ervaringen";

    private final TeamInbox inbox;
    private final Teams teams;
    private final WaitingRoom waiting;
    private final Audit audit;
    private final Words words;
    private final Clock clock;

    InboxController(TeamInbox inbox, Teams teams, WaitingRoom waiting, Audit audit, Words words, Clock clock) {
        this.inbox = inbox;
        this.teams = teams;
        this.waiting = waiting;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    /** @param count as {@link Words#count(int, int)}; null: not counted */
    public record Tab(String key, String path, @Nullable String count, boolean current) {}

    /** One choice of a theme or team. @param count null: not counted */
    public record Choice(
            String value, String label, @Nullable String count, boolean chosen) {}

    /** What the list is narrowed to, and the list without it. */
    public record Chip(String label, String without) {}

    /**
     * The form that narrows the list, and what it found.
     *
     * @param teams the coordinator's; empty for others
     * @param number null: nothing is asked
     * @param all the list without any of it
     */
    public record Narrowing(
            @Nullable String words,
            List<Choice> themes,
            List<Choice> teams,
            List<Chip> chips,
            @Nullable String number,
            String all) {}

    /**
     * @param tag kind of label: late, wait, busy, done, not
     * @param status key of the label
     * @param team name for the coordinator, else null
     */
    public record Line(
            UUID id,
            String opening,
            String language,
            String week,
            String tag,
            String icon,
            String status,
            @Nullable String team,
            @Nullable LocalDate due,
            boolean late) {}

    /**
     * @param next the next page, or null
     * @param start the first page, where this is another one
     */
    public record Page(
            String teams,
            boolean coordinator,
            boolean atOnce,
            Narrowing narrowing,
            List<Tab> tabs,
            String filter,
            List<Line> lines,
            @Nullable String start,
            @Nullable String next) {}

    /** The address of a list. */
    private record State(
            String filter,
            @Nullable String q,
            @Nullable String theme,
            @Nullable Team team) {

        String path(@Nullable String after) {
            var uri = UriComponentsBuilder.fromPath(LIST).queryParam("filter", filter);
            if (q != null) {
                uri.queryParam("q", "{q}");
            }
            if (theme != null) {
                uri.queryParam("thema", "{theme}");
            }
            if (team != null) {
                uri.queryParam("team", team.slug());
            }
            if (after != null) {
                uri.queryParam("na", after);
            }
            return uri.encode()
                    .buildAndExpand(Map.of("q", q == null ? "" : q, "theme", theme == null ? "" : theme))
                    .toUriString();
        }

        boolean isNarrow() {
            return q != null || theme != null || team != null;
        }
    }

    @GetMapping(LIST)
    @Rule("R15")
    @Rule("R17")
    String show(
            Staff staff,
            @RequestParam(name = "filter", required = false) @Nullable String filter,
            @RequestParam(name = "q", required = false) @Nullable String typed,
            @RequestParam(name = "thema", required = false) @Nullable String theme,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "na", required = false) @Nullable String after,
            Model model) {
        var chosen = filter(filter, staff);
        var today = LocalDate.now(clock);
        var coordinator = staff.is(Role.COORDINATOR);
        var roll = teams.roll();
        var names = roll.names();
        var ofTeam = roll.today().stream()
                .filter(it -> coordinator && it.slug().equals(team))
                .findFirst()
                .orElse(null);
        var search = new TeamInbox.Search(SearchWords.of(typed), empty(theme), ofTeam == null ? null : ofTeam.id());
        var rows = inbox.rows(staff, chosen, search, today, key(after));
        var head = search.isEmpty() ? inbox.head(staff, today) : inbox.head(staff, chosen, search, today);
        audit.line(staff.id(), "experience.list." + name(chosen), "experience", null);
        var state = new State(path(chosen), search.words(), search.theme(), ofTeam);
        var narrowing = narrowing(state, head, coordinator ? roll.today() : List.of());
        model.addAttribute(
                "page",
                new Page(
                        staff.teams().stream()
                                .map(it -> names.getOrDefault(it, ""))
                                .collect(Collectors.joining(", ")),
                        coordinator,
                        waiting.releasesAtOnce(),
                        narrowing,
                        tabs(coordinator, chosen, state, head),
                        state.filter(),
                        rows.rows().stream()
                                .map(it -> line(it, names, coordinator, today))
                                .toList(),
                        after == null ? null : state.path(null),
                        rows.next() == null ? null : state.path(rows.next().toString())));
        return "experience/inbox";
    }

    /** Each list with its count; of a narrowed list only the count of the one that shows is known. */
    private List<Tab> tabs(boolean coordinator, TeamInbox.Filter chosen, State state, TeamInbox.Head head) {
        return Arrays.stream(TeamInbox.Filter.values())
                .filter(it -> coordinator || !it.isForCoordinator())
                .map(it -> new Tab(
                        "experience.inbox.filter." + name(it),
                        new State(path(it), state.q(), state.theme(), state.team()).path(null),
                        head.counts() != null
                                ? count(head.counts().of(it))
                                : it == chosen ? count(head.number()) : null,
                        it == chosen))
                .toList();
    }

    private Narrowing narrowing(State state, TeamInbox.Head head, List<Team> teams) {
        return new Narrowing(
                state.q(),
                head.themes().stream()
                        .map(it -> new Choice(
                                it.slug(),
                                it.name(),
                                count(it.number()),
                                it.slug().equals(state.theme())))
                        .toList(),
                teams.stream()
                        .map(it -> new Choice(it.slug(), it.name(), null, it.equals(state.team())))
                        .toList(),
                chips(state, head.themes()),
                count(head.number()),
                new State(state.filter(), null, null, null).path(null));
    }

    private static List<Chip> chips(State state, List<TeamInbox.Theme> themes) {
        var chips = new ArrayList<Chip>();
        if (state.q() != null) {
            chips.add(new Chip(
                    "‘" + state.q() + "’", new State(state.filter(), null, state.theme(), state.team()).path(null)));
        }
        if (state.theme() != null) {
            var name = themes.stream()
                    .filter(it -> it.slug().equals(state.theme()))
                    .findFirst()
                    .map(TeamInbox.Theme::name)
                    .orElse(state.theme());
            chips.add(new Chip(name, new State(state.filter(), state.q(), null, state.team()).path(null)));
        }
        if (state.team() != null) {
            chips.add(new Chip(
                    state.team().name(), new State(state.filter(), state.q(), state.theme(), null).path(null)));
        }
        return chips;
    }

    private static String name(TeamInbox.Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }

    private String path(TeamInbox.Filter filter) {
        return words.get("experience.inbox.filter." + name(filter) + ".path");
    }

    private TeamInbox.Filter filter(@Nullable String asked, Staff staff) {
        if (asked == null) {
            return TeamInbox.Filter.OPEN;
        }
        for (var filter : TeamInbox.Filter.values()) {
            if (path(filter).equals(asked) && (staff.is(Role.COORDINATOR) || !filter.isForCoordinator())) {
                return filter;
            }
        }
        throw new NotFound();
    }

    private static TeamInbox.@Nullable Key key(@Nullable String after) {
        try {
            return after == null ? null : TeamInbox.Key.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }

    private static @Nullable String empty(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed;
    }

    private @Nullable String count(@Nullable Integer count) {
        return count == null ? null : words.count(count, TeamInbox.COUNTED);
    }

    private static Line line(TeamInbox.Row row, Map<UUID, String> names, boolean coordinator, LocalDate today) {
        var due = row.due();
        var late = due != null && today.isAfter(due);
        var look = Look.of(row.state(), late, row.hasDraft());
        return new Line(
                row.id(),
                row.opening(),
                row.language(),
                row.toldWeek(),
                look.tag(),
                look.icon(),
                look.key(),
                coordinator ? (row.teamId() == null ? "" : names.getOrDefault(row.teamId(), "")) : null,
                due,
                late);
    }
}
