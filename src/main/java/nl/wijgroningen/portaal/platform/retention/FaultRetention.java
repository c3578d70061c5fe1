package nl.wijgroningen.portaal.platform.retention;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The counted faults on pages of tellers, which are the log of those pages. */
@Component
class FaultRetention implements Retention {

    private static final Setting FAULT_DAYS = new Setting("platform.fault-days", 30, 1, 30);

    private final JdbcClient jdbc;
    private final Settings settings;

    FaultRetention(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Bean
    static Setting faultDays() {
        return FAULT_DAYS;
    }

    @Override
    public String kind() {
        return "platform.fault";
    }

    @Override
    public Setting term() {
        return FAULT_DAYS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("delete from platform_fault where day < :limit")
                .param("limit", today.minusDays(settings.of(FAULT_DAYS, today)))
                .update();
    }
}
