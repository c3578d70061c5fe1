package nl.wijgroningen.portaal.platform.export;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportJobs {

    /** Writes what staff asked for. */
    @Bean
    RecurringTask<Void> writeExports(ExportRun run) {
        return Tasks.recurring("platform-export", Schedules.fixedDelay(Duration.ofSeconds(5)))
                .execute((instance, context) -> run.run());
    }
}
