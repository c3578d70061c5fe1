package nl.wijgroningen.portaal.wijraad.selection.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** No key outlives its vote, whatever happened. */
@Configuration(proxyBeanMethods = false)
class SelectionJobs {

    @Bean
    RecurringTask<Void> ballotKeysEnd(KeysEnd keys) {
        return Tasks.recurring("wijraad-ballot-keys", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> keys.sweep());
    }
}
