package nl.wijgroningen.portaal.platform.setting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The changes of settings, which are added and never altered. Each names the version that its author saw: who saves on an
 * older one is {@link Overtaken}.
 */
@Component
public class SettingChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    SettingChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param cancelledBy who took it back before it began; null: it stands
     * @param cancelledOn the day that was done
     */
    public record Change(
            String name,
            int version,
            LocalDate startsOn,
            int value,
            UUID setBy,
            LocalDate setOn,
            @Nullable UUID cancelledBy,
            @Nullable LocalDate cancelledOn) {

        public boolean stands() {
            return cancelledOn == null;
        }
    }

    /** All changes of all settings, the newest first. */
    public List<Change> all() {
        return jdbc.sql("""
            select s.name, s.version, s.starts_on, s.value, s.set_by, s.set_on,
            	c.set_by as cancelled_by, c.set_on as cancelled_on
            from platform_setting s
            left join platform_setting c on c.name = s.name and c.cancels = s.version
            where s.value is not null
            order by s.name, s.starts_on desc, s.version desc
            """).query(Change.class).list();
    }

    /** The version of a setting that a change must name; 0 when it was never changed. */
    public int version(Setting setting) {
        return jdbc.sql("select coalesce(max(version), 0) from platform_setting where name = :name")
                .param("name", setting.name())
                .query(Integer.class)
                .single();
    }

    /**
     * @param startsOn today or later
     * @param seen the version that the author saw
     * @throws Overtaken when that is no longer the version
     */
    public void change(Setting setting, int value, LocalDate startsOn, UUID by, int seen) {
        if (!setting.allows(value) || startsOn.isBefore(LocalDate.now(clock))) {
            throw new IllegalArgumentException("the form lets this through");
        }
        add(setting, seen, startsOn, value, null, by);
    }

    /**
     * Takes back a change that has not begun.
     *
     * @return the change; null when there is none that can be taken back
     * @throws Overtaken when {@code seen} is no longer the version
     */
    public @Nullable Change cancel(Setting setting, int version, UUID by, int seen) {
        var today = LocalDate.now(clock);
        var planned = all().stream()
                .filter(it -> it.name().equals(setting.name()) && it.version() == version)
                .filter(it -> it.stands() && it.startsOn().isAfter(today))
                .findFirst()
                .orElse(null);
        if (planned != null) {
            add(setting, seen, planned.startsOn(), null, version, by);
        }
        return planned;
    }

    private void add(
            Setting setting,
            int seen,
            LocalDate startsOn,
            @Nullable Integer value,
            @Nullable Integer cancels,
            UUID by) {
        if (version(setting) != seen) {
            throw new Overtaken();
        }
        try {
            jdbc.sql("""
                insert into platform_setting (name, version, starts_on, value, cancels, set_by, set_on)
                values (:name, :version, :starts, :value, :cancels, :by, :today)
                """)
                    .param("name", setting.name())
                    .param("version", seen + 1)
                    .param("starts", startsOn)
                    .param("value", value)
                    .param("cancels", cancels)
                    .param("by", by)
                    .param("today", LocalDate.now(clock))
                    .update();
        } catch (DuplicateKeyException first) {
            throw new Overtaken();
        }
    }
}
