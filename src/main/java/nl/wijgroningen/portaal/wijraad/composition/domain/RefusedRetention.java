package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Newcomers whom the Stichting did not appoint: four weeks after the refusal their name, age and portfolios go. That
 * somebody was nominated for the seat, what was decided and why stays as a decision.
 */
@Component
class RefusedRetention implements Retention {

    private static final Setting REFUSED_WEEKS = new Setting("wijraad.refused-weeks", 4, 1, 8);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final ApplicationEventPublisher news;

    RefusedRetention(JdbcClient jdbc, Settings settings, ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.news = news;
    }

    @Bean
    static Setting refusedWeeks() {
        return REFUSED_WEEKS;
    }

    @Override
    public String kind() {
        return "wijraad.newcomer";
    }

    @Override
    public Setting term() {
        return REFUSED_WEEKS;
    }

    @Override
    @Rule("R12c")
    public int apply(LocalDate today) {
        var forgotten = jdbc.sql("""
						update wijraad_nomination
						set forgotten_on = :today, name = null, age_band = null, sixteen = null, consent = null, in_city = null, portfolios = '{}'
						where outcome = 'REFUSED' and member_id is null and forgotten_on is null and outcome_on < :limit
						returning id
						""")
                .param("today", today)
                .param("limit", today.minusWeeks(settings.of(REFUSED_WEEKS, today)))
                .query(UUID.class)
                .list();
        news.publishEvent(new CouncilForgot(forgotten));
        return forgotten.size();
    }
}
