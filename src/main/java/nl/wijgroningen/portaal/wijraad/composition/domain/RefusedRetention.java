package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Newcomers whom the Stichting did not appoint: four weeks after the refusal their name, age and portfolios go, or four
 * weeks after their term began without a decision (from that day on they can no longer be appointed). That somebody was
 * nominated for the seat, what was decided and why stays as a decision.
 */
@Component
class RefusedRetention implements Retention {

    private static final Setting REFUSED_WEEKS = new Setting("wijraad.refused-weeks", 4, 1, 8);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Forgetting forgetting;

    RefusedRetention(JdbcClient jdbc, Settings settings, Forgetting forgetting) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.forgetting = forgetting;
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
						select id from wijraad_nomination
						where member_id is null and forgotten_on is null
							and (outcome = 'REFUSED' and outcome_on < :limit or outcome is null and lower(during) < :limit)
						order by id for update
						""")
                .param("limit", today.minusWeeks(settings.of(REFUSED_WEEKS, today)))
                .query(UUID.class)
                .list();
        forgetting.end(forgotten, null, null, today);
        return forgotten.size();
    }
}
