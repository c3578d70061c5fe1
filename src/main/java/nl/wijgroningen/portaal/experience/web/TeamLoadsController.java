package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.read.TeamLoads;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The coordinator looks over all teams: where much waits, where it is late, and where it is serious. */
@Controller
@Rule("R15")
@Rule("R17")
class TeamLoadsController {

    private final TeamLoads loads;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    TeamLoadsController(TeamLoads loads, Teams teams, Words words, Clock clock) {
        this.loads = loads;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What one team has; a number above 1,000 reads so.
     *
     * @param name null: what has no team
     * @param age of the oldest, in words; null: none
     */
    public record Line(
            @Nullable String name,
            String open,
            String late,
            boolean overdue,
            @Nullable String age,
            String checks,
            String kept,
            int danger,
            @Nullable String keptAge,
            String objections,
            @Nullable String objectionAge,
            int reports) {}

    /** @param lateTeams how many have something that is late */
    public record Page(List<Line> lines, long lateTeams) {}

    @GetMapping("/werk/teams")
    String show(Staff staff, Model model) {
        var today = LocalDate.now(clock);
        var roll = teams.roll();
        var now = roll.today().stream().map(Team::id).collect(Collectors.toSet());
        var lines = loads.of(staff, roll.names().keySet(), today).stream()
                .filter(it -> !it.isEmpty() || it.teamId() != null && now.contains(it.teamId()))
                .sorted(Comparator.comparing(TeamLoads.Load::late, Comparator.reverseOrder())
                        .thenComparing(it -> Objects.requireNonNullElse(it.oldest(), "x"))
                        .thenComparing(
                                it -> it.teamId() == null ? "" : roll.names().get(it.teamId())))
                .map(it -> new Line(
                        it.teamId() == null ? null : roll.names().get(it.teamId()),
                        count(it.open()),
                        count(it.late()),
                        it.late() > 0,
                        age(it.oldest(), today),
                        count(it.checks()),
                        count(it.kept()),
                        it.danger(),
                        age(it.keptOldest(), today),
                        count(it.objections()),
                        age(it.objectionOldest(), today),
                        it.reports()))
                .toList();
        model.addAttribute(
                "page",
                new Page(
                        lines,
                        lines.stream()
                                .filter(it -> it.overdue() && it.name() != null)
                                .count()));
        return "experience/team-loads";
    }

    private @Nullable String age(@Nullable String since, LocalDate today) {
        return since == null
                ? null
                : words.get("experience.loads.age", Week.parse(since).weeksUntil(Week.of(today)));
    }

    private String count(int count) {
        return words.count(count, WorkSource.COUNTED);
    }
}
