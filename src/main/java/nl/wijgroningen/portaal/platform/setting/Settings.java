package nl.wijgroningen.portaal.platform.setting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a {@link Setting} is on a day. Each question is one small statement on the primary key of a table of some dozens of
 * rows, and is not kept: so a change holds on every node at once, and a saved draft costs one statement more. Who needs a
 * setting for many rows asks once.
 */
@Component
public class Settings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Settings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Today. */
    public int of(Setting setting) {
        return of(setting, LocalDate.now(clock));
    }

    /** Those of many at once, by name. */
    public Map<String, Integer> of(Collection<Setting> settings, LocalDate day) {
        var changed = jdbc
                .sql("""
            select distinct on (s.name) s.name, s.value
            from platform_setting s
            where s.name = any (:names) and s.starts_on <= :day and s.value is not null
            and not exists (select from platform_setting c where c.name = s.name and c.cancels = s.version)
            order by s.name, s.starts_on desc, s.version desc
            """)
                .param("names", settings.stream().map(Setting::name).toArray(String[]::new))
                .param("day", day)
                .query((row, number) -> Map.entry(row.getString("name"), row.getInt("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return settings.stream()
                .distinct()
                .collect(Collectors.toMap(Setting::name, it -> changed.getOrDefault(it.name(), it.initial())));
    }

    public int of(Setting setting, LocalDate day) {
        return jdbc.sql("""
            select s.value
            from platform_setting s
            where s.name = :name and s.starts_on <= :day and s.value is not null
            and not exists (select from platform_setting c where c.name = s.name and c.cancels = s.version)
            order by s.starts_on desc, s.version desc
            limit 1
            """)
                .param("name", setting.name())
                .param("day", day)
                .query(Integer.class)
                .optional()
                .orElse(setting.initial());
    }
}
