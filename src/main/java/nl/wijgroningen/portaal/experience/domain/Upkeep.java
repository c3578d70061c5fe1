package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The nightly work of this module. */
@Component
@Transactional
class Upkeep {

    private final JdbcClient jdbc;
    private final Experiences experiences;
    private final News news;
    private final Cards cards;
    private final Settings settings;
    private final Clock clock;

    Upkeep(JdbcClient jdbc, Experiences experiences, News news, Cards cards, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.experiences = experiences;
        this.news = news;
        this.cards = cards;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        closeUnanswered();
        news.removeEnded();
        cards.rememberBursts();
    }

    /** Closes what got its last answer, or question, eight weeks ago and no word of the teller since. */
    @Rule("R12")
    int closeUnanswered() {
        var today = LocalDate.now(clock);
        var due = jdbc.sql("""
						select e.id
						from experience e
						where e.state in ('ANSWERED', 'ASKED_BACK')
							and (select max(r.sent_on) from experience_response r where r.experience_id = e.id) <= :limit
							and not exists (select from experience_waiting w where w.code_hash = e.code_hash)
						order by random()
						""")
                .param("limit", today.minusWeeks(settings.of(ExperienceNumbers.CLOSE_AFTER_WEEKS)))
                .query(UUID.class)
                .list();
        for (var id : due) {
            experiences.findById(new ExperienceId(id)).ifPresent(experience -> {
                experience.lapse(Week.of(today));
                experiences.save(experience);
            });
        }
        return due.size();
    }
}
