package nl.wijgroningen.portaal.experience.improvement.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.job.WorkingDaysAt;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tellers say of proofs is counted in the morning, with all that they say; and who left an address is asked. */
@Configuration(proxyBeanMethods = false)
class ImprovementJobs {

    @Bean
    RecurringTask<Void> noticed(Noticing noticing) {
        return Tasks.recurring("experience-noticed", new WorkingDaysAt(LocalTime.of(7, 0), PortaalApplication.ZONE))
                .execute((instance, context) -> {
                    noticing.release();
                    noticing.ask();
                });
    }
}
