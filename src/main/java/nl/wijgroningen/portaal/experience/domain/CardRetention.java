package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Batches of kaartjes with the codes that were not used: the day after the one that is printed on them. */
@Component
class CardRetention implements Retention {

    private final JdbcClient jdbc;

    CardRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "experience.card";
    }

    @Override
    public Setting term() {
        return ExperienceNumbers.CARD_MONTHS;
    }

    @Override
    @Rule("R32")
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("delete from experience_batch where expires_on < :today")
                .param("today", today)
                .update();
    }
}
