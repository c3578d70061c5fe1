package nl.wijgroningen.portaal.account;

import java.time.Clock;
import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit trail of staff: three years. The only way by which lines leave it; the database refuses every other. */
@Component
class AuditRetention implements Retention {

    private static final Setting AUDIT_YEARS = new Setting("account.audit-years", 3, 1, 10);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;

    AuditRetention(JdbcClient jdbc, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    static Setting auditYears() {
        return AUDIT_YEARS;
    }

    @Override
    public String kind() {
        return "account.audit";
    }

    @Override
    public Setting term() {
        return AUDIT_YEARS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("select account_audit_expire(:limit)")
                .param(
                        "limit",
                        today.minusYears(settings.of(AUDIT_YEARS, today))
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime())
                .query(Integer.class)
                .single();
    }
}
