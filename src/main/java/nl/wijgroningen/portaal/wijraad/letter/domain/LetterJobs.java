package nl.wijgroningen.portaal.wijraad.letter.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import nl.wijgroningen.portaal.PortaalApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who leaves because a term is over is thanked as well. */
@Configuration(proxyBeanMethods = false)
class LetterJobs {

    @Bean
    RecurringTask<Void> letterOfThanks(LetterWriting writing) {
        return Tasks.recurring("wijraad-letters", Schedules.daily(PortaalApplication.ZONE, LocalTime.of(6, 15)))
                .execute((instance, context) -> writing.everyMorning());
    }
}
