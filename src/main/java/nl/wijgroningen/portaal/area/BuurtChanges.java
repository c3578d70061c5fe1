package nl.wijgroningen.portaal.area;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Buurten and villages that begin, or get another name, from a day on (R1). The address of a buurt stays when its name
 * changes. That a buurt goes to another team comes with its postcode or its team: {@link MapChanges}, {@link TeamChanges}. A
 * change asks for a transaction and names what its author saw.
 */
@Component
public class BuurtChanges {

    private final JdbcClient jdbc;
    private final MapChanges map;
    private final Clock clock;

    BuurtChanges(JdbcClient jdbc, MapChanges map, Clock clock) {
        this.jdbc = jdbc;
        this.map = map;
        this.clock = clock;
    }

    /**
     * What holds during a time.
     *
     * @param wijk null: not known
     * @param until the first day on which it no longer holds; null: it goes on
     */
    public record Span(
            String name,
            String team,
            @Nullable String wijk,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** A buurt with all that it was, is and will be, the oldest first; never empty. */
    public record Course(String slug, List<Span> spans) {

        /** Names what an author saw. */
        public String stand() {
            return UUID.nameUUIDFromBytes((slug + spans).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        public Span last() {
            return spans.get(spans.size() - 1);
        }

        /** What holds on a day; before the first, what will; after the last, what did. */
        public Span on(LocalDate day) {
            return spans.stream()
                    .filter(it -> it.until() == null || it.until().isAfter(day))
                    .findFirst()
                    .orElseGet(this::last);
        }

        public boolean isOver(LocalDate day) {
            var end = last().until();
            return end != null && !end.isAfter(day);
        }

        /** The name, or the buurt itself, that has not begun; null when there is none. */
        public @Nullable Span planned(LocalDate today) {
            var last = last();
            return !last.from().isAfter(today)
                            || spans.size() > 1
                                    && spans.get(spans.size() - 2).name().equals(last.name())
                    ? null
                    : last;
        }
    }

    /** What a change comes to. */
    public enum Outcome {
        DONE,
        /** Somebody else changed it since the page was shown. */
        OVERTAKEN,
        /** Another buurt or a wijk has this name, or had it. */
        NAME_TAKEN,
        /** It is called so already. */
        SAME,
        /** The newest change begins on that day or later. */
        TOO_EARLY,
        /** The team has not begun on that day, or ends. */
        NO_TEAM,
        /** A postcode does not lie in the city from that day on. */
        OUTSIDE
    }

    /** All of any time, by the name of today. */
    public List<Course> all() {
        var courses = new LinkedHashMap<String, List<Span>>();
        jdbc.sql("""
            select b.slug, b.name, t.name as team, w.name as wijk, lower(b.valid) as start, upper(b.valid) as until
            from area_buurt b
            join area_team t on t.id = b.team_id
            left join area_wijk w on w.id = b.wijk_id
            order by b.slug, lower(b.valid)
            """).query(row -> {
            courses.computeIfAbsent(row.getString("slug"), it -> new ArrayList<>())
                    .add(span(row));
        });
        return courses.entrySet().stream()
                .map(it -> new Course(it.getKey(), it.getValue()))
                .toList();
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                row.getString("name"),
                row.getString("team"),
                row.getString("wijk"),
                row.getObject("start", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }

    public Optional<Course> bySlug(String slug) {
        return all().stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    /**
     * @param line the wijk in which it lies, and its team
     * @param postcodes in which it lies; may be empty
     */
    @Rule("R1")
    public Outcome add(String name, MapChanges.Line line, Collection<String> postcodes, LocalDate from) {
        map.lock();
        if (isTaken(name, null)) {
            return Outcome.NAME_TAKEN;
        }
        if (from.isBefore(LocalDate.now(clock))) {
            return Outcome.TOO_EARLY;
        }
        var place = map.place(line, from).orElse(null);
        if (place == null) {
            return Outcome.NO_TEAM;
        }
        if (!postcodes.stream().allMatch(it -> isInside(it, from))) {
            return Outcome.OUTSIDE;
        }
        var id = UUID.randomUUID();
        jdbc.sql("""
            insert into area_buurt (id, slug, name, team_id, wijk_id, gebied_id, valid)
            values (:id, :slug, :name, :team, :wijk, :gebied, daterange(:from::date, null))
            """)
                .param("id", id)
                .param("slug", Slug.of(name))
                .param("name", name)
                .param("team", place.team())
                .param("wijk", place.wijk())
                .param("gebied", place.gebied())
                .param("from", from)
                .update();
        for (var pc4 : postcodes) {
            jdbc.sql(
                            "insert into area_buurt_pc4 (buurt_id, pc4, valid) values (:id, :pc4, daterange(:from::date, null))")
                    .param("id", id)
                    .param("pc4", pc4)
                    .param("from", from)
                    .update();
        }
        return Outcome.DONE;
    }

    /** @param seen {@link Course#stand()} as the author saw it */
    @Rule("R1")
    public Outcome rename(String slug, String name, LocalDate from, String seen) {
        map.lock();
        var course = bySlug(slug).orElseThrow();
        var last = course.last();
        if (!course.stand().equals(seen) || last.until() != null) {
            return Outcome.OVERTAKEN;
        }
        if (last.name().equals(name)) {
            return Outcome.SAME;
        }
        if (isTaken(name, slug)) {
            return Outcome.NAME_TAKEN;
        }
        if (from.isBefore(LocalDate.now(clock)) || !from.isAfter(last.from())) {
            return Outcome.TOO_EARLY;
        }
        map.rename(slug, name, from);
        return Outcome.DONE;
    }

    /** Takes back what has not begun. */
    @Rule("R1")
    public Outcome cancel(String slug, String seen) {
        map.lock();
        var course = bySlug(slug).orElseThrow();
        var planned = course.planned(LocalDate.now(clock));
        if (planned == null || !course.stand().equals(seen)) {
            return Outcome.OVERTAKEN;
        }
        map.goBack(slug, planned.from());
        return Outcome.DONE;
    }

    private boolean isInside(String pc4, LocalDate from) {
        return jdbc.sql(
                        "select exists (select from area_postcode where pc4 = :pc4 and valid @> daterange(:from::date, null))")
                .param("pc4", pc4)
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    /** @param own slug of the buurt that may have it */
    private boolean isTaken(String name, @Nullable String own) {
        return jdbc.sql("""
            select exists (select from area_buurt where slug <> coalesce(:own, '') and (slug = :slug or lower(name) = lower(:name)))
            	or exists (select from area_wijk where slug = :slug and slug <> coalesce(:own, ''))
            	or exists (select from area_slug_former where kind = 'wijk' and slug = :slug)
            """)
                .param("own", own)
                .param("slug", Slug.of(name))
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
