package nl.wijgroningen.portaal.platform.theme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes of the subject list. A theme ends and is never removed: what was told under it keeps it. All that changes more
 * than one theme locks the whole list, which is short; it asks for a transaction.
 */
@Component
public class ThemeChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    ThemeChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param endsOn the first day on which it cannot be chosen; null: it goes on */
    public record Kept(
            UUID id,
            String slug,
            String nameNl,
            String nameEn,
            @Nullable LocalDate endsOn,
            long version) {

        public boolean isOver(LocalDate day) {
            return endsOn != null && !endsOn.isAfter(day);
        }
    }

    /** What a change comes to. */
    public enum Outcome {
        DONE,
        /** Another theme has this name, or had it. */
        NAME_TAKEN,
        /** No theme would be left to choose on that day. */
        LAST,
        /** Somebody else changed it since the page was shown. */
        OVERTAKEN
    }

    /** All, in their order. */
    public List<Kept> all() {
        return jdbc.sql("select id, slug, name_nl, name_en, ends_on, version from platform_theme order by position")
                .query(Kept.class)
                .list();
    }

    /** Adds a theme at the end of the list. */
    public Outcome add(String nameNl, String nameEn) {
        lock();
        if (isTaken(nameNl, null)) {
            return Outcome.NAME_TAKEN;
        }
        jdbc.sql("""
            insert into platform_theme (id, slug, name_nl, name_en, position)
            select :id, :slug, :nl, :en, coalesce(max(position), 0) + 1 from platform_theme
            """)
                .param("id", UUID.randomUUID())
                .param("slug", Slug.of(nameNl))
                .param("nl", nameNl)
                .param("en", nameEn)
                .update();
        return Outcome.DONE;
    }

    /**
     * Gives a theme other names or another end; its address stays.
     *
     * @param endsOn as {@link Kept#endsOn}
     * @param seen the version that the author saw
     */
    public Outcome change(String slug, String nameNl, String nameEn, @Nullable LocalDate endsOn, long seen) {
        lock();
        var now = bySlug(slug);
        if (now.isEmpty() || now.get().version() != seen) {
            return Outcome.OVERTAKEN;
        }
        if (isTaken(nameNl, slug)) {
            return Outcome.NAME_TAKEN;
        }
        if (endsOn != null && all().stream().allMatch(it -> it.slug().equals(slug) || it.isOver(endsOn))) {
            return Outcome.LAST;
        }
        jdbc.sql("""
            update platform_theme set name_nl = :nl, name_en = :en, ends_on = :ends, version = version + 1
            where slug = :slug
            """)
                .param("nl", nameNl)
                .param("en", nameEn)
                .param("ends", endsOn)
                .param("slug", slug)
                .update();
        return Outcome.DONE;
    }

    /**
     * Lets a theme change places with the one that the author saw right before or after it.
     *
     * @return false when they are no longer beside each other
     */
    public boolean swap(String slug, String neighbour) {
        lock();
        var today = LocalDate.now(clock);
        var order =
                all().stream().filter(it -> !it.isOver(today)).map(Kept::slug).toList();
        var here = order.indexOf(slug);
        var there = order.indexOf(neighbour);
        if (here < 0 || there < 0 || Math.abs(here - there) != 1) {
            return false;
        }
        // one statement: the order is unique at its end
        jdbc.sql("""
            update platform_theme t set position = o.position
            from platform_theme o
            where (t.slug, o.slug) in ((:one, :other), (:other, :one))
            """).param("one", slug).param("other", neighbour).update();
        return true;
    }

    public Optional<Kept> bySlug(String slug) {
        return all().stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    private boolean isTaken(String nameNl, @Nullable String except) {
        var slug = Slug.of(nameNl);
        return all().stream()
                .filter(it -> !it.slug().equals(except))
                .anyMatch(it -> it.slug().equals(slug) || it.nameNl().equalsIgnoreCase(nameNl));
    }

    private void lock() {
        jdbc.sql("lock table platform_theme in share row exclusive mode").update();
    }
}
