package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.wijraad.WijRaadNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What members said of a draft, some time after the advice was sent: what they gave together is what counts. */
@Component
class RemarkRetention implements Retention {

    private final JdbcClient jdbc;
    private final Settings settings;

    RemarkRetention(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "wijraad.remark";
    }

    @Override
    public Setting term() {
        return WijRaadNumbers.REMARK_MONTHS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("""
						delete from wijraad_advice_remark r using wijraad_advice a
						where a.id = r.advice_id and a.sent_on < :before
						""")
                .param("before", today.minusMonths(settings.of(WijRaadNumbers.REMARK_MONTHS, today)))
                .update();
    }
}
