package nl.wijgroningen.portaal.platform.theme;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subject list that all modules share. */
@Component
public class Themes {

    private final JdbcClient jdbc;

    Themes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Theme(String slug, String name) {}

    /** In their order, named in the given language. */
    public List<Theme> all(Language language) {
        return jdbc.sql(
                        "select slug, case when :english then name_en else name_nl end as name from platform_theme order by position")
                .param("english", language == Language.EN)
                .query(Theme.class)
                .list();
    }
}
