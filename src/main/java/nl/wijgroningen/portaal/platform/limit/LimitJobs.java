package nl.wijgroningen.portaal.platform.limit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitJobs {

    /** R33: what was counted today is not known tomorrow. */
    @Bean
    RecurringTask<Void> forgetLimits(Limits limits) {
        return Tasks.recurring("platform-limit", Schedules.daily(PortaalApplication.ZONE, LocalTime.MIDNIGHT))
                .execute((instance, context) -> limits.forget());
    }
}
