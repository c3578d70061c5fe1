package nl.wijgroningen.portaal.account.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by the clock. */
@Configuration(proxyBeanMethods = false)
class AccountJobs {

    /** Removes mailed links past their time. */
    @Bean
    RecurringTask<Void> oldLinks(Links links) {
        return Tasks.recurring("account-links", Schedules.daily(PortaalApplication.ZONE, LocalTime.of(3, 15)))
                .execute((instance, context) -> links.removeExpired());
    }
}
