package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Papers of candidates: a few weeks after their round, or a year after it for who agreed to that. A round that nobody closes
 * ends by itself half a year after its last day.
 */
@Component
public class CandidateRetention implements Retention {

    private static final Setting CANDIDATE_WEEKS = new Setting("wijraad.candidate-weeks", 4, 1, 8);

    private final JdbcClient jdbc;
    private final Leaving leaving;
    private final Settings settings;

    CandidateRetention(JdbcClient jdbc, Leaving leaving, Settings settings) {
        this.jdbc = jdbc;
        this.leaving = leaving;
        this.settings = settings;
    }

    @Bean
    static Setting candidateWeeks() {
        return CANDIDATE_WEEKS;
    }

    @Override
    public String kind() {
        return "wijraad.candidate";
    }

    @Override
    public Setting term() {
        return CANDIDATE_WEEKS;
    }

    /** So many weeks after a round its papers go, today. */
    public int weeks() {
        return settings.of(CANDIDATE_WEEKS);
    }

    private record Past(UUID id, @Nullable UUID cv) {}

    @Override
    @Rule("R12c")
    public int apply(LocalDate today) {
        var past = jdbc.sql("""
						select c.id, c.cv from wijraad_candidate c join wijraad_round r on r.id = c.round_id
						where coalesce(r.closed_on, (r.closes_on + interval '6 months')::date)
							< case when c.keep_year then (:today::date - interval '1 year')::date else :weeks end
						order by c.id for update of c
						""")
                .param("today", today)
                .param("weeks", today.minusWeeks(settings.of(CANDIDATE_WEEKS, today)))
                .query(Past.class)
                .list();
        past.forEach(it -> leaving.remove(it.id(), it.cv()));
        return past.size();
    }
}
