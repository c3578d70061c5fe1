package nl.wijgroningen.portaal.area;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The WIJ-teams. */
@Component
public class Teams {

    private final JdbcClient jdbc;
    private final Clock clock;

    Teams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A team of today. */
    public Optional<Team> bySlug(String slug) {
        return jdbc.sql("""
            select id, slug, name from area_team
            where slug = :slug and valid @> :today::date
            """)
                .param("slug", slug)
                .param("today", LocalDate.now(clock))
                .query(Team.class)
                .optional();
    }

    /** A team of any time. */
    public Optional<Team> byId(UUID id) {
        return jdbc.sql("select id, slug, name from area_team where id = :id")
                .param("id", id)
                .query(Team.class)
                .optional();
    }

    /** The teams of today, by name. */
    public List<Team> all() {
        return jdbc.sql("""
            select id, slug, name from area_team
            where valid @> :today::date
            order by name, id
            """)
                .param("today", LocalDate.now(clock))
                .query(Team.class)
                .list();
    }

    private record Row(UUID id, String slug, String name, boolean now) {}

    /** The teams of today and the names of all times, in one statement. */
    public Roll roll() {
        var rows = jdbc.sql("select id, slug, name, valid @> :today::date as now from area_team order by name, id")
                .param("today", LocalDate.now(clock))
                .query(Row.class)
                .list();
        return new Roll(
                rows.stream()
                        .filter(Row::now)
                        .map(it -> new Team(it.id(), it.slug(), it.name()))
                        .toList(),
                rows.stream().collect(Collectors.toMap(Row::id, Row::name)));
    }

    /** The names of gebieden of all times, by id. */
    public Map<UUID, String> gebiedNames() {
        return jdbc.sql("select id, slug, name from area_gebied").query(Gebied.class).list().stream()
                .collect(Collectors.toMap(Gebied::id, Gebied::name));
    }

    /** @param names of today's and former teams, by id */
    public record Roll(List<Team> today, Map<UUID, String> names) {}

    /** The gebied of a team, when it works in just one today. */
    @Rule("R1")
    public Optional<Gebied> onlyGebied(UUID team) {
        var gebieden = jdbc.sql("""
            select g.id, g.slug, g.name
            from area_team_gebied tg join area_gebied g on g.id = tg.gebied_id
            where tg.team_id = :team and tg.valid @> :today::date
            order by g.name
            """)
                .param("team", team)
                .param("today", LocalDate.now(clock))
                .query(Gebied.class)
                .list();
        return gebieden.size() == 1 ? Optional.of(gebieden.get(0)) : Optional.empty();
    }
}
