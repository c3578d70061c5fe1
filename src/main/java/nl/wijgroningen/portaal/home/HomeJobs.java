package nl.wijgroningen.portaal.home;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.job.WorkingDaysAt;
import nl.wijgroningen.portaal.platform.setting.Setting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by the clock. */
@Configuration(proxyBeanMethods = false)
class HomeJobs {

    private static final Duration AGAIN = Duration.ofMinutes(10);

    /** After the work of the morning came in at 7.00. */
    @Bean
    RecurringTask<Void> digest(Digests digests) {
        return Tasks.recurring("home-digest", new WorkingDaysAt(LocalTime.of(7, 30), PortaalApplication.ZONE))
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(AGAIN)))
                .execute((instance, context) -> digests.send());
    }

    @Bean
    static Setting digestRhythm() {
        return Digests.RHYTHM;
    }
}
