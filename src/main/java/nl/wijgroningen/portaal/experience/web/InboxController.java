package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
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

/** The inbox of a team, and of the coordinator. */
@Controller
class InboxController {

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

    /** @param count "meer dan 1.000" above that */
    public record Tab(String filter, String key, String count, boolean current) {}

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

    /** @param next key of the next page, or null */
    public record Page(
            String teams,
            boolean coordinator,
            boolean atOnce,
            List<Tab> tabs,
            String filter,
            List<Line> lines,
            boolean first,
            @Nullable String next) {}

    @GetMapping("/werk/ervaringen")
    @Rule("R15")
    @Rule("R17")
    String show(
            Staff staff,
            @RequestParam(name = "filter", required = false) @Nullable String filter,
            @RequestParam(name = "na", required = false) @Nullable String after,
            Model model) {
        var chosen = filter(filter, staff);
        var today = LocalDate.now(clock);
        var rows = inbox.rows(staff, chosen, today, key(after));
        var counts = inbox.counts(staff, today);
        audit.line(staff.id(), "experience.list." + chosen.name().toLowerCase(Locale.ROOT), "experience", null);
        var names = teams.roll().names();
        var coordinator = staff.is(Role.COORDINATOR);
        var tabs = new ArrayList<Tab>();
        for (var one : TeamInbox.Filter.values()) {
            if (coordinator || !one.isForCoordinator()) {
                var key = one.name().toLowerCase(Locale.ROOT);
                tabs.add(new Tab(
                        words.get("experience.inbox.filter." + key + ".path"),
                        "experience.inbox.filter." + key,
                        count(counts.of(one)),
                        one == chosen));
            }
        }
        model.addAttribute(
                "page",
                new Page(
                        staff.teams().stream()
                                .map(it -> names.getOrDefault(it, ""))
                                .collect(Collectors.joining(", ")),
                        coordinator,
                        waiting.releasesAtOnce(),
                        tabs,
                        words.get("experience.inbox.filter." + chosen.name().toLowerCase(Locale.ROOT) + ".path"),
                        rows.rows().stream()
                                .map(it -> line(it, names, coordinator, today))
                                .toList(),
                        after == null,
                        rows.next() == null ? null : rows.next().toString()));
        return "experience/inbox";
    }

    private TeamInbox.Filter filter(@Nullable String asked, Staff staff) {
        if (asked == null) {
            return TeamInbox.Filter.OPEN;
        }
        for (var filter : TeamInbox.Filter.values()) {
            var path = words.get("experience.inbox.filter." + filter.name().toLowerCase(Locale.ROOT) + ".path");
            if (path.equals(asked) && (staff.is(Role.COORDINATOR) || !filter.isForCoordinator())) {
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

    private static String count(int count) {
        return count > TeamInbox.COUNTED ? "meer dan 1.000" : String.valueOf(count);
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
