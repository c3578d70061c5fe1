package nl.wijgroningen.portaal.platform.theme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subject list that all modules share. */
@Component
public class Themes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Themes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Theme(UUID id, String slug, String name) {}

    /** Those that can be chosen today, in their order, named in the given language. */
    public List<Theme> all(Language language) {
        return jdbc.sql("""
            select id, slug, case when :english then name_en else name_nl end as name
            from platform_theme
            where ends_on is null or ends_on > :today
            order by position
            """)
                .param("english", language == Language.EN)
                .param("today", LocalDate.now(clock))
                .query(Theme.class)
                .list();
    }

    /** The name of a theme, of one that ended too. */
    public Optional<String> name(String slug, Language language) {
        return jdbc.sql(
                        "select case when :english then name_en else name_nl end from platform_theme where slug = :slug")
                .param("english", language == Language.EN)
                .param("slug", slug)
                .query(String.class)
                .optional();
    }
}
