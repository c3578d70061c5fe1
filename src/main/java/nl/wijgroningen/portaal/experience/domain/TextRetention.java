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

/**
 * Experiences that were not published: one year after closing (our choice). They go whole, with everything that belongs to
 * them, and stay as numbers only. Closing has a week, so all of a week go on the same day.
 */
@Component
class TextRetention implements Retention {

    private final JdbcClient jdbc;
    private final Destruction destruction;
    private final Settings settings;

    TextRetention(JdbcClient jdbc, Destruction destruction, Settings settings) {
        this.jdbc = jdbc;
        this.destruction = destruction;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "experience.text";
    }

    @Override
    public Setting term() {
        return ExperienceNumbers.TEXT_MONTHS;
    }

    /** A word of the teller that waits for the morning keeps it: it may open it again. */
    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        var due = jdbc.sql("""
						select code_hash from experience e
						where state = 'CLOSED' and closed_week < :week
							and not exists (select from experience_waiting w where w.code_hash = e.code_hash)
							and not exists (select from experience_publication p
								where p.experience_id = e.id and p.state in ('PUBLISHED', 'HIDDEN'))
						order by random()
						for update
						""")
                .param(
                        "week",
                        Week.of(today.minusMonths(settings.of(ExperienceNumbers.TEXT_MONTHS, today)))
                                .toString())
                .query((row, number) -> row.getBytes(1))
                .list();
        return destruction.of(due, today);
    }
}
