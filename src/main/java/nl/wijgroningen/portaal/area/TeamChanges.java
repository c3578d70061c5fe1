package nl.wijgroningen.portaal.area;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Teams that begin, get another name or place, and end. A team is never removed, and an address that it had leads on. A
 * change asks for a transaction and names what its author saw ({@link Kept#stand()}).
 */
@Component
public class TeamChanges {

    private final JdbcClient jdbc;
    private final MapChanges map;
    private final Clock clock;

    TeamChanges(JdbcClient jdbc, MapChanges map, Clock clock) {
        this.jdbc = jdbc;
        this.map = map;
        this.clock = clock;
    }

    /**
     * A team of any time.
     *
     * @param until the first day without it; null: it goes on
     * @param former slugs it had
     * @param buurten that are its own on the last day known
     * @param postcodes that lead to it on the last day known
     */
    public record Kept(
            UUID id,
            String slug,
            String name,
            @Nullable String location,
            LocalDate from,
            @Nullable LocalDate until,
            List<String> former,
            List<String> gebieden,
            List<String> buurten,
            List<String> postcodes) {

        /** Names what an author saw. */
        public String stand() {
            return UUID.nameUUIDFromBytes((slug + name + location + from + until).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        public boolean isOn(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }

        /** Whether it begins, or began, by that day and no end is known. */
        public boolean isOpenFrom(LocalDate day) {
            return until == null && !from.isAfter(day);
        }
    }

    /** What a change comes to. */
    public enum Outcome {
        DONE,
        OVERTAKEN,
        /** Another team has this name or address, or had it. */
        NAME_TAKEN,
        /** It begins on that day or later. */
        TOO_EARLY,
        /** Postcodes still lead to it. */
        HAS_POSTCODES,
        /** It has buurten, and nobody was named to take them over who goes on from that day. */
        HAS_BUURTEN,
        /** One of its buurten gets another name on that day or later. */
        BUURT_CHANGES
    }

    /** All, by name. */
    public List<Kept> all() {
        return jdbc.sql("""
            select t.id, t.slug, t.name, t.location, lower(t.valid) as start, upper(t.valid) as until,
            	(select string_agg(f.slug, '|' order by f.slug) from area_slug_former f
            		where f.kind = 'team' and f.slug_now = t.slug) as former,
            	(select string_agg(g.name, '|' order by g.name) from area_team_gebied tg
            		join area_gebied g on g.id = tg.gebied_id
            		where tg.team_id = t.id and tg.valid @> :today::date) as gebieden,
            	(select string_agg(b.name, '|' order by b.name) from area_buurt b
            		where b.team_id = t.id and upper_inf(b.valid)) as buurten,
            	(select string_agg(distinct p.pc4, '|' order by p.pc4) from area_pc4 p
            		where p.team_id = t.id and upper_inf(p.valid)) as postcodes
            from area_team t
            order by t.name, t.slug
            """)
                .param("today", LocalDate.now(clock))
                .query(TeamChanges::kept)
                .list();
    }

    public Optional<Kept> bySlug(String slug) {
        return all().stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getString("location"),
                row.getObject("start", LocalDate.class),
                row.getObject("until", LocalDate.class),
                split(row.getString("former")),
                split(row.getString("gebieden")),
                split(row.getString("buurten")),
                split(row.getString("postcodes")));
    }

    private static List<String> split(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split("\\|"));
    }

    /** @param name with "WIJ" */
    public Outcome add(String name, @Nullable String location, LocalDate from) {
        map.lock();
        if (isTaken(name, null)) {
            return Outcome.NAME_TAKEN;
        }
        jdbc.sql("""
            insert into area_team (id, slug, name, location, valid)
            values (:id, :slug, :name, :location, daterange(:from::date, null))
            """)
                .param("id", UUID.randomUUID())
                .param("slug", Slug.of(name))
                .param("name", name)
                .param("location", location)
                .param("from", from)
                .update();
        return Outcome.DONE;
    }

    /** At once; the address follows the name, and the one that it had leads on. */
    public Outcome change(UUID id, String name, @Nullable String location, String seen) {
        map.lock();
        var now = all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        if (!now.stand().equals(seen)) {
            return Outcome.OVERTAKEN;
        }
        if (isTaken(name, now)) {
            return Outcome.NAME_TAKEN;
        }
        var slug = Slug.of(name);
        jdbc.sql("update area_team set name = :name, slug = :slug, location = :location where id = :id")
                .param("name", name)
                .param("slug", slug)
                .param("location", location)
                .param("id", id)
                .update();
        if (!slug.equals(now.slug())) {
            leadOn(now.slug(), slug);
        }
        return Outcome.DONE;
    }

    /**
     * @param day the first without the team
     * @param heir slug of the team that takes over its buurten, and to which its address then leads
     */
    @Rule("R1")
    public Outcome end(UUID id, LocalDate day, @Nullable String heir, String seen) {
        map.lock();
        var now = all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        if (!now.stand().equals(seen) || now.until() != null) {
            return Outcome.OVERTAKEN;
        }
        if (day.isBefore(LocalDate.now(clock)) || !day.isAfter(now.from())) {
            return Outcome.TOO_EARLY;
        }
        if (!postcodesOn(id, day).isEmpty()) {
            return Outcome.HAS_POSTCODES;
        }
        var next = heir == null
                ? null
                : bySlug(heir)
                        .filter(it -> it.isOpenFrom(day) && !it.id().equals(id))
                        .orElse(null);
        var buurten = jdbc.sql("select id from area_buurt where team_id = :id and upper_inf(valid)")
                .param("id", id)
                .query(UUID.class)
                .list();
        if (next == null && (heir != null || !buurten.isEmpty())) {
            return Outcome.HAS_BUURTEN;
        }
        if (jdbc.sql(
                        "select exists (select from area_buurt where team_id = :id and upper_inf(valid) and lower(valid) >= :day)")
                .param("id", id)
                .param("day", day)
                .query(Boolean.class)
                .single()) {
            return Outcome.BUURT_CHANGES;
        }
        for (var buurt : buurten) {
            map.move(buurt, Objects.requireNonNull(next).id(), null, null, day);
        }
        map.settleGebieden(day);
        jdbc.sql("update area_team set valid = daterange(lower(valid), :day) where id = :id")
                .param("day", day)
                .param("id", id)
                .update();
        if (next != null) {
            leadOn(now.slug(), next.slug());
        }
        return Outcome.DONE;
    }

    /** The postcodes that lead to a team on some day from this one on. */
    public List<String> postcodesOn(UUID id, LocalDate day) {
        return jdbc.sql("""
            select distinct pc4 from area_pc4 where team_id = :id and valid && daterange(:day::date, null) order by pc4
            """)
                .param("id", id)
                .param("day", day)
                .query(String.class)
                .list();
    }

    private void leadOn(String slug, String now) {
        jdbc.sql("delete from area_slug_former where kind = 'team' and slug in (:slug, :now)")
                .param("slug", slug)
                .param("now", now)
                .update();
        jdbc.sql("update area_slug_former set slug_now = :now where kind = 'team' and slug_now = :slug")
                .param("now", now)
                .param("slug", slug)
                .update();
        jdbc.sql("insert into area_slug_former (kind, slug, slug_now) values ('team', :slug, :now)")
                .param("slug", slug)
                .param("now", now)
                .update();
    }

    /** A name that another team has or had: its address leads there. */
    private boolean isTaken(String name, @Nullable Kept own) {
        var slug = Slug.of(name);
        return all().stream()
                .filter(it -> own == null || !it.id().equals(own.id()))
                .anyMatch(it -> it.slug().equals(slug) || it.former().contains(slug));
    }
}
