package nl.wijgroningen.portaal.platform.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import nl.wijgroningen.portaal.platform.time.WorkingDays;

/** Every working day at one time of the clock. */
public record WorkingDaysAt(LocalTime time, ZoneId zone) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
        return after(done.getTimeDone());
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return after(now);
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    /** The first such moment strictly after {@code moment}. */
    Instant after(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        var at = WorkingDays.onOrAfter(today).atTime(time).atZone(zone).toInstant();
        return at.isAfter(moment)
                ? at
                : WorkingDays.next(today).atTime(time).atZone(zone).toInstant();
    }
}
