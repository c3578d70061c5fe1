package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts that were not sent: seven days after the last save (our choice). A draft bears the day on which it goes. */
@Component
class DraftRetention implements Retention {

    private final JdbcClient jdbc;

    DraftRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "experience.draft";
    }

    @Override
    public Setting term() {
        return ExperienceNumbers.DRAFT_DAYS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("delete from experience_draft where expires_on < :today")
                .param("today", today)
                .update();
    }
}
