package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Experiences that are public: five years after publication, once they are closed; they go whole, with what search knows. */
@Component
class PublishedRetention implements Retention {

    private final JdbcClient jdbc;
    private final Destruction destruction;
    private final Settings settings;

    PublishedRetention(JdbcClient jdbc, Destruction destruction, Settings settings) {
        this.jdbc = jdbc;
        this.destruction = destruction;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "experience.published";
    }

    @Override
    public Setting term() {
        return ExperienceNumbers.PUBLISHED_YEARS;
    }

    /** A word of the teller that waits for the morning keeps it: it may open it again. */
    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        var due = jdbc.sql("""
						select e.code_hash from experience e join experience_publication p on p.experience_id = e.id
						where e.state = 'CLOSED' and p.state in ('PUBLISHED', 'HIDDEN') and p.published_on < :day
							and not exists (select from experience_waiting w where w.code_hash = e.code_hash)
						order by random()
						for update
						""")
                .param("day", today.minusYears(settings.of(ExperienceNumbers.PUBLISHED_YEARS, today)))
                .query((row, number) -> row.getBytes(1))
                .list();
        return destruction.of(due, today);
    }
}
