package nl.wijgroningen.portaal.area;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which wijk and team a postcode leads to, from a day on (R1). What was stays: a change ends the rows of before and begins
 * new ones. All changes of the map wait for each other, and each names what its author saw; they ask for a transaction.
 */
@Component
public class MapChanges {

    private static final String OPEN = "upper_inf(valid)";

    /** Of a buurt b: it goes on, and lies in this postcode and in no other. */
    private static final String ONLY_THERE = """
            upper_inf(b.valid)
            and (select array_agg(p.pc4) from area_buurt_pc4 p where p.buurt_id = b.id and upper_inf(p.valid)) = array[:pc4::text]
            """;

    /** Of a buurt b: it ended on the day on which this postcode left the city. */
    private static final String LEFT_WITH = """
            upper(b.valid) = :until
            and exists (select from area_buurt_pc4 p where p.buurt_id = b.id and p.pc4 = :pc4 and upper(p.valid) = :until)
            and not exists (select from area_buurt n where n.slug = b.slug and lower(n.valid) >= :until)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MapChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One place of a postcode: the wijk, and the team that serves it there. */
    public record Entry(String wijkSlug, String wijk, String teamSlug, String team) {}

    /**
     * What holds during a time.
     *
     * @param until the first day on which it no longer holds; null: it goes on
     * @param entries the likeliest first
     */
    public record Span(LocalDate from, @Nullable LocalDate until, List<Entry> entries) {}

    /** A postcode with all that it was, is and will be, the oldest first; empty when it never lay in the city. */
    public record Course(String pc4, List<Span> spans) {

        /** Names what an author saw. */
        public String stand() {
            return UUID.nameUUIDFromBytes(spans.toString().getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        public @Nullable Span on(LocalDate day) {
            return spans.stream()
                    .filter(it -> !it.from().isAfter(day))
                    .filter(it -> it.until() == null || it.until().isAfter(day))
                    .findFirst()
                    .orElse(null);
        }

        public @Nullable Span last() {
            return spans.isEmpty() ? null : spans.get(spans.size() - 1);
        }

        /** The change that has not begun; null when none is planned. */
        public @Nullable Span planned(LocalDate today) {
            var last = last();
            return last != null && last.from().isAfter(today) ? last : null;
        }

        /** The first day on which it will not lie in the city; null when that is not planned. */
        public @Nullable LocalDate leaving(LocalDate today) {
            var last = last();
            return last == null || last.until() == null || !last.until().isAfter(today) ? null : last.until();
        }

        /** The day on which the newest change begins, or began; null: none ever did. */
        public @Nullable LocalDate newest() {
            var last = last();
            return last == null ? null : last.until() == null ? last.from() : last.until();
        }
    }

    /** Where a postcode is to lead, by slug. */
    public record Line(String wijk, String team) {}

    /**
     * What a change brings with it.
     *
     * @param buurten that lie in this postcode only and go to its likeliest team
     * @param gebieden in which a team begins to work: "WIJ Beijum" in "West"
     */
    public record Along(List<String> buurten, List<Entered> gebieden) {}

    /** A team that begins to work in a gebied. */
    public record Entered(String team, String gebied) {}

    /** A wijk to choose. */
    public record Choice(String slug, String name) {}

    /** What a change comes to. */
    public enum Outcome {
        DONE,
        /** Somebody else changed this postcode since the page was shown. */
        OVERTAKEN,
        /** The newest change begins on that day or later. */
        TOO_EARLY,
        /** A team has not begun on that day, or ends. */
        NO_TEAM,
        /** A buurt in it gets another team or name on that day or later. */
        BUURT_CHANGES
    }

    private record Row(
            String pc4, LocalDate start, @Nullable LocalDate until, Entry entry) {}

    /** Where something lies, by id. */
    record Place(UUID wijk, UUID team, UUID gebied) {}

    /** A buurt that goes on. */
    private record Open(UUID id, UUID teamId) {}

    private record Buurt(UUID id, String name, LocalDate since) {}

    /** All postcodes that lie in the city, lay in it or will. */
    public List<Course> all() {
        return courses(null);
    }

    public Course course(String pc4) {
        var found = courses(pc4);
        return found.isEmpty() ? new Course(pc4, List.of()) : found.get(0);
    }

    private List<Course> courses(@Nullable String pc4) {
        var rows = jdbc.sql("""
            select p.pc4, lower(p.valid) as start, upper(p.valid) as until, w.slug as wijk_slug, w.name as wijk,
            	t.slug as team_slug, t.name as team
            from area_pc4 p
            join area_wijk w on w.id = p.wijk_id
            join area_team t on t.id = p.team_id
            where :pc4::text is null or p.pc4 = :pc4
            order by p.pc4, lower(p.valid), p.rank
            """).param("pc4", pc4).query(MapChanges::row).list();
        var courses = new LinkedHashMap<String, List<Span>>();
        for (var row : rows) {
            var spans = courses.computeIfAbsent(row.pc4(), it -> new ArrayList<>());
            if (spans.isEmpty() || !spans.get(spans.size() - 1).from().equals(row.start())) {
                spans.add(new Span(row.start(), row.until(), new ArrayList<>()));
            }
            spans.get(spans.size() - 1).entries().add(row.entry());
        }
        return courses.entrySet().stream()
                .map(it -> new Course(it.getKey(), it.getValue()))
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("pc4"),
                row.getObject("start", LocalDate.class),
                row.getObject("until", LocalDate.class),
                new Entry(
                        row.getString("wijk_slug"),
                        row.getString("wijk"),
                        row.getString("team_slug"),
                        row.getString("team")));
    }

    /** The wijken of today, by name. */
    public List<Choice> wijken() {
        return jdbc.sql("select slug, name from area_wijk where valid @> :today::date order by name, slug")
                .param("today", LocalDate.now(clock))
                .query(Choice.class)
                .list();
    }

    /** What {@link #change} would bring with it. */
    public Along along(String pc4, LocalDate from, List<Line> lines) {
        var entered = new ArrayList<Entered>();
        for (var line : lines) {
            jdbc.sql("""
                select t.name as team, g.name as gebied
                from area_team t, area_wijk w join area_gebied g on g.id = w.gebied_id
                where t.slug = :team and w.slug = :wijk
                and not exists (
                	select from area_team_gebied tg
                	where tg.team_id = t.id and tg.gebied_id = g.id and tg.valid @> :from::date
                )
                """)
                    .param("team", line.team())
                    .param("wijk", line.wijk())
                    .param("from", from)
                    .query(Entered.class)
                    .optional()
                    .filter(it -> !entered.contains(it))
                    .ifPresent(entered::add);
        }
        return new Along(buurten(pc4, lines).stream().map(Buurt::name).toList(), entered);
    }

    /** The buurten that lie in this postcode only and whose team no longer serves it. */
    private List<Buurt> buurten(String pc4, List<Line> lines) {
        return jdbc.sql("""
            select b.id, b.name, lower(b.valid) as since
            from area_buurt b
            join area_team t on t.id = b.team_id
            where upper_inf(b.valid) and t.slug <> all (:teams)
            and exists (select from area_pc4 p where p.pc4 = :pc4 and p.team_id = b.team_id and upper_inf(p.valid))
            and (select array_agg(p.pc4) from area_buurt_pc4 p where p.buurt_id = b.id and upper_inf(p.valid)) = array[:pc4::text]
            order by b.name
            """)
                .param("pc4", pc4)
                .param("teams", lines.stream().map(Line::team).toArray(String[]::new))
                .query(Buurt.class)
                .list();
    }

    /**
     * From a day on this postcode leads here.
     *
     * @param from today or later
     * @param lines one or more, the likeliest first
     * @param seen {@link Course#stand()} as the author saw it
     */
    @Rule("R1")
    public Outcome change(String pc4, LocalDate from, List<Line> lines, String seen) {
        lock();
        var course = course(pc4);
        if (!course.stand().equals(seen)) {
            return Outcome.OVERTAKEN;
        }
        var last = course.last();
        if (isTooEarly(course, from)) {
            return Outcome.TOO_EARLY;
        }
        var places = new ArrayList<Place>();
        for (var line : lines) {
            place(line, from).ifPresent(places::add);
        }
        if (places.size() < lines.size() || places.isEmpty()) {
            return Outcome.NO_TEAM;
        }
        var moving = buurten(pc4, lines);
        if (moving.stream().anyMatch(it -> !it.since().isBefore(from))) {
            return Outcome.BUURT_CHANGES;
        }
        jdbc.sql("update area_pc4 set valid = daterange(lower(valid), :from) where pc4 = :pc4 and upper_inf(valid)")
                .param("from", from)
                .param("pc4", pc4)
                .update();
        for (var i = 0; i < places.size(); i++) {
            var place = places.get(i);
            jdbc.sql("""
                insert into area_pc4 (pc4, rank, wijk_id, team_id, gebied_id, certainty, valid)
                values (:pc4, :rank, :wijk, :team, :gebied, 'certain', daterange(:from::date, null))
                """)
                    .param("pc4", pc4)
                    .param("rank", i + 1)
                    .param("wijk", place.wijk())
                    .param("team", place.team())
                    .param("gebied", place.gebied())
                    .param("from", from)
                    .update();
        }
        if (last == null || last.until() != null) {
            jdbc.sql("insert into area_postcode (pc4, valid) values (:pc4, daterange(:from::date, null))")
                    .param("pc4", pc4)
                    .param("from", from)
                    .update();
        }
        for (var buurt : moving) {
            move(buurt.id(), places.get(0), from);
        }
        settleGebieden(from);
        return Outcome.DONE;
    }

    private boolean isTooEarly(Course course, LocalDate from) {
        var newest = course.newest();
        return from.isBefore(LocalDate.now(clock)) || newest != null && !from.isAfter(newest);
    }

    /** The buurten that lie in this postcode only: they leave the city with it. */
    public List<String> leavingWith(String pc4) {
        return jdbc.sql("select b.name from area_buurt b where " + ONLY_THERE + " order by b.name")
                .param("pc4", pc4)
                .query(String.class)
                .list();
    }

    /**
     * From a day on this postcode does not lie in the city.
     *
     * @param from today or later
     * @param seen {@link Course#stand()} as the author saw it
     */
    @Rule("R1")
    @Rule("R2")
    public Outcome leave(String pc4, LocalDate from, String seen) {
        lock();
        var course = course(pc4);
        var last = course.last();
        if (last == null || last.until() != null || !course.stand().equals(seen)) {
            return Outcome.OVERTAKEN;
        }
        if (isTooEarly(course, from)) {
            return Outcome.TOO_EARLY;
        }
        if (jdbc.sql("""
                select exists (select from area_buurt_pc4 where pc4 = :pc4 and upper_inf(valid) and lower(valid) >= :from)
                """)
                .param("pc4", pc4)
                .param("from", from)
                .query(Boolean.class)
                .single()) {
            return Outcome.BUURT_CHANGES;
        }
        jdbc.sql("update area_buurt b set valid = daterange(lower(valid), :from) where " + ONLY_THERE)
                .param("from", from)
                .param("pc4", pc4)
                .update();
        for (var table : List.of("area_buurt_pc4", "area_pc4", "area_postcode")) {
            jdbc.sql("update " + table
                            + " set valid = daterange(lower(valid), :from) where pc4 = :pc4 and upper_inf(valid)")
                    .param("from", from)
                    .param("pc4", pc4)
                    .update();
        }
        settleGebieden(from);
        return Outcome.DONE;
    }

    /** It stays in the city, with its buurten, where all of their teams go on. */
    private Outcome stay(String pc4, LocalDate until) {
        if (jdbc.sql("""
                select exists (
                	select from area_pc4 p join area_team t on t.id = p.team_id
                	where p.pc4 = :pc4 and upper(p.valid) = :until and not t.valid @> daterange(:until::date, null)
                	union all
                	select from area_buurt b join area_team t on t.id = b.team_id
                	where %s and not t.valid @> daterange(:until::date, null)
                )
                """.formatted(LEFT_WITH))
                .param("pc4", pc4)
                .param("until", until)
                .query(Boolean.class)
                .single()) {
            return Outcome.NO_TEAM;
        }
        for (var update : List.of(
                "area_buurt b set valid = daterange(lower(valid), null) where " + LEFT_WITH,
                "area_buurt_pc4 p set valid = daterange(lower(valid), null) where pc4 = :pc4 and upper(valid) = :until"
                        + " and exists (select from area_buurt b where b.id = p.buurt_id and upper_inf(b.valid))",
                "area_pc4 set valid = daterange(lower(valid), null) where pc4 = :pc4 and upper(valid) = :until",
                "area_postcode set valid = daterange(lower(valid), null) where pc4 = :pc4 and upper(valid) = :until")) {
            jdbc.sql("update " + update).param("pc4", pc4).param("until", until).update();
        }
        settleGebieden(until);
        return Outcome.DONE;
    }

    /**
     * Takes back the change that has not begun: what it ended goes on. A postcode that would leave stays; that it cannot when
     * a team of it ends meanwhile.
     */
    @Rule("R1")
    public Outcome cancel(String pc4, String seen) {
        lock();
        var course = course(pc4);
        var today = LocalDate.now(clock);
        var leaving = course.leaving(today);
        var planned = course.planned(today);
        if (planned == null && leaving == null || !course.stand().equals(seen)) {
            return Outcome.OVERTAKEN;
        }
        if (leaving != null) {
            return stay(pc4, leaving);
        }
        var from = Objects.requireNonNull(planned).from();
        if (jdbc.sql("""
                select exists (
                	select from area_buurt_pc4 p join area_buurt b on b.id = p.buurt_id
                	join area_buurt n on n.slug = b.slug and lower(n.valid) > :from
                	where p.pc4 = :pc4 and lower(b.valid) = :from
                )
                """)
                .param("pc4", pc4)
                .param("from", from)
                .query(Boolean.class)
                .single()) {
            return Outcome.BUURT_CHANGES;
        }
        jdbc.sql("delete from area_postcode where pc4 = :pc4 and lower(valid) = :from")
                .param("pc4", pc4)
                .param("from", from)
                .update();
        jdbc.sql("delete from area_pc4 where pc4 = :pc4 and lower(valid) = :from")
                .param("pc4", pc4)
                .param("from", from)
                .update();
        jdbc.sql("update area_pc4 set valid = daterange(lower(valid), null) where pc4 = :pc4 and upper(valid) = :from")
                .param("pc4", pc4)
                .param("from", from)
                .update();
        for (var slug : jdbc.sql("""
                select b.slug from area_buurt b join area_buurt_pc4 p on p.buurt_id = b.id
                where p.pc4 = :pc4 and lower(b.valid) = :from
                and exists (select from area_buurt old where old.slug = b.slug and upper(old.valid) = :from)
                """)
                .param("pc4", pc4)
                .param("from", from)
                .query(String.class)
                .list()) {
            goBack(slug, from);
        }
        settleGebieden(from);
        return Outcome.DONE;
    }

    /** Whole teams and buurten change with the same lock. */
    void lock() {
        jdbc.sql("lock table area_pc4, area_team in share row exclusive mode").update();
    }

    /** The team goes on from that day; the gebied is the wijk's. */
    Optional<Place> place(Line line, LocalDate from) {
        return jdbc.sql("""
            select w.id as wijk, t.id as team, w.gebied_id as gebied
            from area_wijk w, area_team t
            where w.slug = :wijk and w.valid @> daterange(:from::date, null)
            and t.slug = :team and t.valid @> daterange(:from::date, null)
            """)
                .param("wijk", line.wijk())
                .param("team", line.team())
                .param("from", from)
                .query(Place.class)
                .optional();
    }

    private void move(UUID buurt, Place to, LocalDate from) {
        move(buurt, to.team(), to.wijk(), to.gebied(), from);
    }

    /** A buurt has another team from a day on; null: its wijk and gebied stay as they are. */
    void move(UUID buurt, UUID team, @Nullable UUID wijk, @Nullable UUID gebied, LocalDate from) {
        var id = UUID.randomUUID();
        jdbc.sql("update area_buurt set valid = daterange(lower(valid), :from) where id = :id")
                .param("from", from)
                .param("id", buurt)
                .update();
        jdbc.sql("""
            insert into area_buurt (id, slug, name, team_id, wijk_id, gebied_id, valid)
            select :new, slug, name, :team, coalesce(:wijk, wijk_id), coalesce(:gebied, gebied_id),
            	daterange(:from::date, null)
            from area_buurt where id = :id
            """)
                .param("new", id)
                .param("team", team)
                .param("wijk", wijk)
                .param("gebied", gebied)
                .param("from", from)
                .param("id", buurt)
                .update();
        jdbc.sql("""
            insert into area_buurt_pc4 (buurt_id, pc4, valid)
            select :new, pc4, daterange(:from::date, null) from area_buurt_pc4 where buurt_id = :id and upper_inf(valid)
            """).param("new", id).param("from", from).param("id", buurt).update();
        jdbc.sql("""
            update area_buurt_pc4 set valid = daterange(lower(valid), :from) where buurt_id = :id and upper_inf(valid)
            """).param("from", from).param("id", buurt).update();
    }

    /** A buurt has another name from a day on; its address stays. */
    void rename(String slug, String name, LocalDate from) {
        var open = jdbc.sql("select id, team_id from area_buurt where slug = :slug and upper_inf(valid)")
                .param("slug", slug)
                .query(Open.class)
                .single();
        move(open.id(), open.teamId(), null, null, from);
        jdbc.sql("update area_buurt set name = :name where slug = :slug and lower(valid) = :from")
                .param("name", name)
                .param("slug", slug)
                .param("from", from)
                .update();
    }

    /** A buurt is what it was before that day, or is not there when it would begin then. */
    void goBack(String slug, LocalDate from) {
        jdbc.sql("""
            delete from area_buurt_pc4
            where buurt_id = (select id from area_buurt where slug = :slug and lower(valid) = :from)
            """).param("slug", slug).param("from", from).update();
        jdbc.sql("delete from area_buurt where slug = :slug and lower(valid) = :from")
                .param("slug", slug)
                .param("from", from)
                .update();
        jdbc.sql("""
            update area_buurt_pc4 set valid = daterange(lower(valid), null)
            where upper(valid) = :from and buurt_id = (select id from area_buurt where slug = :slug and upper(valid) = :from)
            """).param("slug", slug).param("from", from).update();
        jdbc.sql(
                        "update area_buurt set valid = daterange(lower(valid), null) where slug = :slug and upper(valid) = :from")
                .param("slug", slug)
                .param("from", from)
                .update();
    }

    /** A team works in a gebied as long as it has a postcode or buurt there. */
    void settleGebieden(LocalDate from) {
        var used = """
            exists (select from area_pc4 p where p.team_id = tg.team_id and p.gebied_id = tg.gebied_id and upper_inf(p.valid))
            or exists (
            	select from area_buurt b where b.team_id = tg.team_id and b.gebied_id = tg.gebied_id and upper_inf(b.valid)
            )
            """;
        jdbc.sql("delete from area_team_gebied tg where lower(valid) = :from and not (" + used + ")")
                .param("from", from)
                .update();
        jdbc.sql("update area_team_gebied tg set valid = daterange(lower(valid), :from) where " + OPEN
                        + " and lower(valid) < :from and not (" + used + ")")
                .param("from", from)
                .update();
        jdbc.sql("update area_team_gebied tg set valid = daterange(lower(valid), null) where upper(valid) = :from and ("
                        + used + ")")
                .param("from", from)
                .update();
        jdbc.sql("""
            insert into area_team_gebied (team_id, gebied_id, valid)
            select distinct p.team_id, p.gebied_id, daterange(:from::date, null)
            from area_pc4 p
            where upper_inf(p.valid) and not exists (
            	select from area_team_gebied tg
            	where tg.team_id = p.team_id and tg.gebied_id = p.gebied_id and upper_inf(tg.valid)
            )
            """).param("from", from).update();
    }
}
