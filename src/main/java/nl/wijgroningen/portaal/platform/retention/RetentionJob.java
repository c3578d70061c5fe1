package nl.wijgroningen.portaal.platform.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, after what closes things; once, however many nodes there are. */
@Configuration(proxyBeanMethods = false)
class RetentionJob {

    @Bean
    RecurringTask<Void> retention(RetentionRun retention, Clock clock) {
        return Tasks.recurring("platform-retention", Schedules.daily(clock.getZone(), LocalTime.of(3, 30)))
                .execute((instance, context) -> retention.run());
    }
}
