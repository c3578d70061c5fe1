package nl.wijgroningen.portaal.administration;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.BuurtChanges;
import nl.wijgroningen.portaal.area.MapChanges;
import nl.wijgroningen.portaal.area.TeamChanges;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the administrator does with teams, buurten and the map of the postcodes. */
@Service
@Transactional
@PreAuthorize("hasRole('BEHEER')")
class MapKeeping {

    private final MapChanges map;
    private final TeamChanges teams;
    private final BuurtChanges buurten;
    private final Audit audit;

    MapKeeping(MapChanges map, TeamChanges teams, BuurtChanges buurten, Audit audit) {
        this.map = map;
        this.teams = teams;
        this.buurten = buurten;
        this.audit = audit;
    }

    MapChanges.Outcome change(Staff by, String pc4, LocalDate from, List<MapChanges.Line> lines, String seen) {
        var outcome = map.change(pc4, from, lines, seen);
        if (outcome == MapChanges.Outcome.DONE) {
            audit.line(by.id(), "postcode.change", Things.POSTCODE, Things.id(Things.POSTCODE, pc4));
        }
        return outcome;
    }

    MapChanges.Outcome leave(Staff by, String pc4, LocalDate from, String seen) {
        var outcome = map.leave(pc4, from, seen);
        if (outcome == MapChanges.Outcome.DONE) {
            audit.line(by.id(), "postcode.leave", Things.POSTCODE, Things.id(Things.POSTCODE, pc4));
        }
        return outcome;
    }

    MapChanges.Outcome cancel(Staff by, String pc4, String seen) {
        var outcome = map.cancel(pc4, seen);
        if (outcome == MapChanges.Outcome.DONE) {
            audit.line(by.id(), "postcode.cancel", Things.POSTCODE, Things.id(Things.POSTCODE, pc4));
        }
        return outcome;
    }

    BuurtChanges.Outcome addBuurt(
            Staff by, String name, MapChanges.Line line, Collection<String> postcodes, LocalDate from) {
        var outcome = buurten.add(name, line, postcodes, from);
        return kept(by, "buurt.add", Slug.of(name), outcome);
    }

    BuurtChanges.Outcome renameBuurt(Staff by, String slug, String name, LocalDate from, String seen) {
        return kept(by, "buurt.rename", slug, buurten.rename(slug, name, from, seen));
    }

    BuurtChanges.Outcome cancelBuurt(Staff by, String slug, String seen) {
        return kept(by, "buurt.cancel", slug, buurten.cancel(slug, seen));
    }

    private BuurtChanges.Outcome kept(Staff by, String action, String slug, BuurtChanges.Outcome outcome) {
        if (outcome == BuurtChanges.Outcome.DONE) {
            audit.line(by.id(), action, Things.BUURT, Things.id(Things.BUURT, slug));
        }
        return outcome;
    }

    TeamChanges.Outcome add(Staff by, String name, @Nullable String location, LocalDate from) {
        var outcome = teams.add(name, location, from);
        if (outcome == TeamChanges.Outcome.DONE) {
            var made = teams.all().stream().filter(it -> it.name().equals(name)).findFirst();
            audit.line(
                    by.id(),
                    "team.add",
                    Things.TEAM,
                    made.map(TeamChanges.Kept::id).orElse(null));
        }
        return outcome;
    }

    TeamChanges.Outcome change(Staff by, TeamChanges.Kept team, String name, @Nullable String location, String seen) {
        var outcome = teams.change(team.id(), name, location, seen);
        if (outcome == TeamChanges.Outcome.DONE) {
            audit.line(by.id(), "team.change", Things.TEAM, team.id());
        }
        return outcome;
    }

    TeamChanges.Outcome end(Staff by, TeamChanges.Kept team, LocalDate day, @Nullable String heir, String seen) {
        var outcome = teams.end(team.id(), day, heir, seen);
        if (outcome == TeamChanges.Outcome.DONE) {
            audit.line(by.id(), "team.end", Things.TEAM, team.id());
        }
        return outcome;
    }
}
