package nl.wijgroningen.portaal.home;

import java.time.Instant;
import java.util.List;
import nl.wijgroningen.portaal.platform.job.JobList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The jobs, for the administrator. */
@Controller
class JobsController {

    private final JobList jobs;
    private final MessageSource messages;

    JobsController(JobList jobs, MessageSource messages) {
        this.jobs = jobs;
        this.messages = messages;
    }

    /** @param name message {@code job.TASK}, or the task's own name where its module brings none */
    public record Line(
            String name,
            String tag,
            String icon,
            String state,
            int failures,
            @Nullable Instant last,
            @Nullable Instant failed,
            Instant next) {}

    /** @param failed whether the last run of some job failed */
    public record Page(List<Line> lines, boolean failed) {}

    @GetMapping("/beheer/taken")
    String show(Model model) {
        var lines = jobs.all().stream().map(this::line).toList();
        model.addAttribute("page", new Page(lines, lines.stream().anyMatch(it -> it.failures() > 0)));
        return "home/jobs";
    }

    private Line line(JobList.Job job) {
        var name = messages.getMessage("job." + job.name(), null, job.name(), LocaleContextHolder.getLocale());
        if (job.failures() > 0) {
            return line(job, name, "late", "late", job.failures() == 1 ? "failed-once" : "failed");
        } else if (job.running()) {
            return line(job, name, "busy", "busy", "running");
        }
        return job.lastSuccess() == null
                ? line(job, name, "wait", "wait", "first")
                : line(job, name, "done", "check", "waiting");
    }

    private static Line line(JobList.Job job, @Nullable String name, String tag, String icon, String state) {
        return new Line(
                name == null ? job.name() : name,
                tag,
                icon,
                "home.jobs.state." + state,
                job.failures(),
                job.lastSuccess(),
                job.lastFailure(),
                job.next());
    }
}
