package nl.wijgroningen.portaal.platform.export;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Files of exports: seven days after they were asked for. */
@Component
class ExportRetention implements Retention {

    private static final Setting EXPORT_DAYS = new Setting("platform.export-days", 7, 1, 31);

    private final Exports exports;
    private final Settings settings;

    ExportRetention(Exports exports, Settings settings) {
        this.exports = exports;
        this.settings = settings;
    }

    @Bean
    static Setting exportDays() {
        return EXPORT_DAYS;
    }

    @Override
    public String kind() {
        return "platform.export";
    }

    @Override
    public Setting term() {
        return EXPORT_DAYS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return exports.removeBefore(today.minusDays(settings.of(EXPORT_DAYS, today)));
    }
}
