package nl.wijgroningen.portaal.platform.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailJobs {

    @Bean
    RecurringTask<Void> sendMail(Sender sender) {
        return Tasks.recurring("platform-mail", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((instance, context) -> sender.send());
    }
}
