package nl.wijgroningen.portaal.wijraad.composition.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Vacancies open by themselves. */
@Configuration(proxyBeanMethods = false)
class CompositionJobs {

    @Bean
    RecurringTask<Void> vacanciesOpen(NeedsKeeping needs) {
        return Tasks.recurring("wijraad-vacancies", Schedules.daily(PortaalApplication.ZONE, LocalTime.of(6, 0)))
                .execute((instance, context) -> needs.everyMorning());
    }
}
