package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes of staff on experiences that stay because they are public: as long after closing as those that are not go whole. */
@Component
class NoteRetention implements Retention {

    private final JdbcClient jdbc;
    private final Settings settings;

    NoteRetention(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "experience.note";
    }

    @Override
    public Setting term() {
        return ExperienceNumbers.TEXT_MONTHS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("""
						delete from experience_note n using experience e
						where e.id = n.experience_id and e.state = 'CLOSED' and e.closed_week < :week
						""")
                .param(
                        "week",
                        Week.of(today.minusMonths(settings.of(ExperienceNumbers.TEXT_MONTHS, today)))
                                .toString())
                .update();
    }
}
