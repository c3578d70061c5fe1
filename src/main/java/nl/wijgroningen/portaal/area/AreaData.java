package nl.wijgroningen.portaal.area;

import java.time.LocalDate;
import java.util.Map;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The migration that fills the area tables from the two files. Ids follow from the names, so that they are the same in
 * every installation. A later change of the map is a migration of its own: the checksum tells when a file was edited.
 */
@Component
class AreaData implements JavaMigration {

    /** Addresses that people may still have: the team's name of 2017, and a buurt without its "De". */
    private static final Map<String, String> FORMER_TEAMS = Map.of("de-wijert", "helpman-de-wijert");

    private static final Map<String, String> FORMER_WIJKEN = Map.of("buitenhof", "de-buitenhof");

    private final AreaFiles files = AreaFiles.read();

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2026.11.24.02.1");
    }

    @Override
    public String getDescription() {
        return "area data";
    }

    @Override
    public Integer getChecksum() {
        return files.checksum();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var map = new AreaMap(files);
        for (var gebied : map.gebieden()) {
            insert(
                    jdbc,
                    "insert into area_gebied (id, slug, name, valid) values (?, ?, ?, daterange(?::date, null))",
                    AreaMap.id("gebied", gebied),
                    Slug.of(gebied),
                    gebied,
                    AreaMap.since(gebied));
        }
        for (var wijk : map.wijken()) {
            insert(
                    jdbc,
                    """
                    insert into area_wijk (id, slug, name, cbs_code, gebied_id, valid)
                    values (?, ?, ?, ?, ?, daterange(?::date, null))
                    """,
                    AreaMap.id("wijk", wijk.name()),
                    Slug.of(wijk.name()),
                    wijk.name(),
                    wijk.code(),
                    AreaMap.id("gebied", wijk.gebied()),
                    AreaMap.since(wijk.gebied()));
        }
        for (var team : map.teams()) {
            team(jdbc, team);
        }
        for (var mapping : map.mappings()) {
            insert(
                    jdbc,
                    """
                    insert into area_pc4 (pc4, rank, wijk_id, team_id, gebied_id, certainty, valid)
                    values (?, ?, ?, ?, ?, ?, daterange(?::date, null))
                    """,
                    mapping.pc4(),
                    mapping.rank(),
                    AreaMap.id("wijk", mapping.wijk()),
                    AreaMap.id("team", mapping.team()),
                    AreaMap.id("gebied", mapping.gebied()),
                    mapping.certainty(),
                    AreaMap.since(mapping.gebied()));
        }
        for (var buurt : map.buurten()) {
            buurt(jdbc, buurt);
        }
        var former = "insert into area_slug_former (kind, slug, slug_now) values (?, ?, ?)";
        FORMER_TEAMS.forEach((slug, now) -> insert(jdbc, former, "team", slug, now));
        FORMER_WIJKEN.forEach((slug, now) -> insert(jdbc, former, "wijk", slug, now));
    }

    private static void team(JdbcClient jdbc, AreaMap.TeamRow team) {
        var id = AreaMap.id("team", team.name());
        insert(jdbc, """
            insert into area_team (id, slug, name, location, valid)
            values (?, ?, ?, ?, daterange(?::date, null))
            """, id, Slug.of(team.name()), team.name(), team.location(), AreaMap.since(team));
        for (var gebied : team.gebieden()) {
            insert(jdbc, """
                insert into area_team_gebied (team_id, gebied_id, valid)
                values (?, ?, daterange(?::date, null))
                """, id, AreaMap.id("gebied", gebied), AreaMap.since(gebied));
        }
    }

    private static void buurt(JdbcClient jdbc, AreaMap.BuurtRow buurt) {
        var id = AreaMap.id("buurt", buurt.name());
        LocalDate since = AreaMap.since(buurt.gebied());
        insert(
                jdbc,
                """
                insert into area_buurt (id, slug, name, team_id, wijk_id, gebied_id, valid)
                values (?, ?, ?, ?, ?, ?, daterange(?::date, null))
                """,
                id,
                Slug.of(buurt.name()),
                buurt.name(),
                AreaMap.id("team", buurt.team()),
                buurt.wijk() == null ? null : AreaMap.id("wijk", buurt.wijk()),
                AreaMap.id("gebied", buurt.gebied()),
                since);
        for (var pc4 : buurt.pc4s()) {
            insert(
                    jdbc,
                    "insert into area_buurt_pc4 (buurt_id, pc4, valid) values (?, ?, daterange(?::date, null))",
                    id,
                    pc4,
                    since);
        }
    }

    private static void insert(JdbcClient jdbc, String sql, @Nullable Object... values) {
        var statement = jdbc.sql(sql);
        for (var value : values) {
            statement = statement.param(value);
        }
        statement.update();
    }
}
