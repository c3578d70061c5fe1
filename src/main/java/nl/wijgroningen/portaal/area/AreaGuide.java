package nl.wijgroningen.portaal.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The map of today for pages: names with their addresses, postcodes and teams. Wijken, buurten and villages share one
 * kind of address; where a buurt has the slug of a wijk, it is the wijk's.
 */
@Component
public class AreaGuide {

    private final JdbcClient jdbc;
    private final Clock clock;

    AreaGuide(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A wijk, buurt or village.
     *
     * @param wijk whether it is a wijk
     * @param within slug of the wijk it is or lies in; null when that is not known
     * @param team slug of the team of a buurt or village; of a wijk only when it is an everyday name too
     */
    public record Name(
            String slug,
            String name,
            boolean wijk,
            @Nullable String within,
            String gebied,
            @Nullable String team) {}

    /**
     * A wijk, buurt or village with a page.
     *
     * @param within the wijk a buurt or village lies in; null for a wijk, or when that is not known
     * @param team slug of the team of a buurt or village; null for a wijk, whose teams follow from its postcodes
     */
    public record Area(
            UUID id,
            String slug,
            String name,
            boolean wijk,
            String gebied,
            @Nullable String withinSlug,
            @Nullable String within,
            @Nullable String team) {}

    /**
     * One team of a postcode.
     *
     * @param here whether this line is about the wijk that was asked for; always for a buurt or village
     * @param certain whether the team is certain
     */
    public record Line(String pc4, int rank, boolean here, boolean certain, String team) {}

    /**
     * How to find a team.
     *
     * @param location where it was seen to receive people; null: not known
     */
    public record Contact(
            UUID id, String slug, String name, @Nullable String location, List<String> gebieden) {}

    /** A postcode that a team serves; {@code mostly} when it is the likeliest team there. */
    public record Served(String pc4, boolean mostly) {}

    /** All wijken, buurten and villages, by name. */
    public List<Name> names() {
        return jdbc.sql("""
            select w.slug, w.name, true as wijk, w.slug as within, g.name as gebied, t.slug as team
            from area_wijk w
            join area_gebied g on g.id = w.gebied_id
            left join area_buurt b on b.slug = w.slug and b.valid @> :today::date
            left join area_team t on t.id = b.team_id
            where w.valid @> :today::date
            union all
            select b.slug, b.name, false, w.slug, g.name, t.slug
            from area_buurt b
            join area_gebied g on g.id = b.gebied_id
            join area_team t on t.id = b.team_id
            left join area_wijk w on w.id = b.wijk_id
            where b.valid @> :today::date
            and not exists (
            	select from area_wijk same where same.slug = b.slug and same.valid @> :today::date
            )
            order by name, slug
            """).param("today", today()).query(Name.class).list();
    }

    /** The buurten and villages that a postcode touches, by name. */
    public List<Name> namesAt(String pc4) {
        return jdbc.sql("""
            select b.slug, b.name, false as wijk, w.slug as within, g.name as gebied, t.slug as team
            from area_buurt_pc4 p
            join area_buurt b on b.id = p.buurt_id
            join area_gebied g on g.id = b.gebied_id
            join area_team t on t.id = b.team_id
            left join area_wijk w on w.id = b.wijk_id
            where p.pc4 = :pc4 and p.valid @> :today::date and b.valid @> :today::date
            order by b.name, b.slug
            """)
                .param("pc4", pc4)
                .param("today", today())
                .query(Name.class)
                .list();
    }

    public Optional<Area> area(String slug) {
        return jdbc.sql("""
            select w.id, w.slug, w.name, true as wijk, g.name as gebied,
            	null as within_slug, null as within, null as team
            from area_wijk w
            join area_gebied g on g.id = w.gebied_id
            where w.slug = :slug and w.valid @> :today::date
            union all
            select b.id, b.slug, b.name, false, g.name, w.slug, w.name, t.slug
            from area_buurt b
            join area_gebied g on g.id = b.gebied_id
            join area_team t on t.id = b.team_id
            left join area_wijk w on w.id = b.wijk_id
            where b.slug = :slug and b.valid @> :today::date
            order by wijk desc
            limit 1
            """)
                .param("slug", slug)
                .param("today", today())
                .query(Area.class)
                .optional();
    }

    /** Every team of every postcode that touches an area, by postcode, the likeliest first. */
    public List<Line> lines(Area area) {
        return jdbc.sql("""
            select p.pc4, p.rank, not :wijk or p.wijk_id = :id as here, p.certainty = 'certain' as certain,
            	t.slug as team
            from area_pc4 p
            join area_team t on t.id = p.team_id
            where p.valid @> :today::date
            and p.pc4 in (
            	select pc4 from area_pc4 where wijk_id = :id and valid @> :today::date
            	union
            	select pc4 from area_buurt_pc4 where buurt_id = :id and valid @> :today::date
            )
            order by p.pc4, p.rank
            """)
                .param("id", area.id())
                .param("wijk", area.wijk())
                .param("today", today())
                .query(Line.class)
                .list();
    }

    /** The teams of today, by name. */
    public List<Contact> contacts() {
        return jdbc.sql("""
            select t.id, t.slug, t.name, t.location,
            	(select string_agg(g.name, '|' order by g.name)
            	from area_team_gebied tg join area_gebied g on g.id = tg.gebied_id
            	where tg.team_id = t.id and tg.valid @> :today::date) as gebieden
            from area_team t
            where t.valid @> :today::date
            order by t.name, t.slug
            """).param("today", today()).query(AreaGuide::contact).list();
    }

    /** The postcodes in which a team may be the one, in order. */
    public List<Served> served(String team) {
        return jdbc.sql("""
            select p.pc4, min(p.rank) = 1 as mostly
            from area_pc4 p
            join area_team t on t.id = p.team_id
            where t.slug = :team and p.valid @> :today::date
            group by p.pc4
            order by p.pc4
            """)
                .param("team", team)
                .param("today", today())
                .query(Served.class)
                .list();
    }

    /** The slug of today of a wijk, buurt or village that had another. */
    public Optional<String> formerArea(String slug) {
        return former("wijk", slug);
    }

    /** The slug of today of a team that had another. */
    public Optional<String> formerTeam(String slug) {
        return former("team", slug);
    }

    private Optional<String> former(String kind, String slug) {
        return jdbc.sql("select slug_now from area_slug_former where kind = :kind and slug = :slug")
                .param("kind", kind)
                .param("slug", slug)
                .query(String.class)
                .optional();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        var gebieden = row.getString("gebieden");
        return new Contact(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getString("location"),
                gebieden == null ? List.of() : List.of(gebieden.split("\\|")));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
