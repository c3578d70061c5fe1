package nl.wijgroningen.portaal.experience.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.job.WorkingDaysAt;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by the clock; each job runs once, however many nodes there are. */
@Configuration(proxyBeanMethods = false)
class Jobs {

    /** R33: what was told reaches the teams together, and the news of a day its tellers. */
    @Bean
    RecurringTask<Void> morning(WaitingRoom waiting, Objecting objecting, News news) {
        return Tasks.recurring("experience-morning", new WorkingDaysAt(LocalTime.of(7, 0), PortaalApplication.ZONE))
                .execute((instance, context) -> {
                    waiting.release();
                    objecting.release();
                    news.send();
                });
    }

    /** R12: closes what nobody answers any more. */
    @Bean
    RecurringTask<Void> nightly(Upkeep upkeep) {
        return Tasks.recurring("experience-nightly", Schedules.daily(PortaalApplication.ZONE, LocalTime.of(3, 0)))
                .execute((instance, context) -> upkeep.run());
    }
}
