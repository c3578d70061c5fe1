package nl.wijgroningen.portaal.platform.mail;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Mails: seven days after they were sent or given up. */
@Component
class MailRetention implements Retention {

    private static final Setting MAIL_DAYS = new Setting("platform.mail-days", 7, 1, 31);

    private final Outbox outbox;
    private final Settings settings;

    MailRetention(Outbox outbox, Settings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Bean
    static Setting mailDays() {
        return MAIL_DAYS;
    }

    @Override
    public String kind() {
        return "platform.mail";
    }

    @Override
    public Setting term() {
        return MAIL_DAYS;
    }

    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return outbox.removeDone(today.minusDays(settings.of(MAIL_DAYS, today)));
    }
}
