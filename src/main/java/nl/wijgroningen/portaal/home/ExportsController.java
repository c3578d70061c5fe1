package nl.wijgroningen.portaal.home;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.export.Exports;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Files that staff ask for: a job writes them, the page shows how far it is, and may be left meanwhile. */
@Controller
@RequestMapping("/werk/exports")
class ExportsController {

    private final Exports exports;
    private final Downloads downloads;
    private final Settings settings;
    private final Setting days;

    ExportsController(Exports exports, Downloads downloads, Settings settings, @Qualifier("exportDays") Setting days) {
        this.exports = exports;
        this.downloads = downloads;
        this.settings = settings;
        this.days = days;
    }

    /**
     * @param kind as in {@code export.kind.KIND}
     * @param tag look of the state
     * @param all rows there will be; 0 while that is not known
     * @param size of the file in KiB, at least 1
     */
    public record Line(
            UUID id,
            String kind,
            String state,
            String tag,
            String icon,
            Instant asked,
            @Nullable Instant ended,
            long done,
            long all,
            long size) {

        public boolean isWhole() {
            return state.equals("DONE");
        }

        public boolean isOver() {
            return Exports.State.valueOf(state).isOver();
        }

        /** "1.820". */
        public String getDoneText() {
            return number(done);
        }

        public String getAllText() {
            return number(all);
        }

        private static String number(long number) {
            return String.format(Locale.GERMANY, "%,d", number); // with points, as Dutch does
        }
    }

    /** @param days that a file is kept */
    public record Page(List<String> kinds, List<Line> lines, int days) {}

    public record OnePage(Line line, int days) {}

    @GetMapping
    String show(Staff staff, Model model) {
        var desk = exports.desk(staff.id().value());
        model.addAttribute(
                "page",
                new Page(
                        desk.kinds(),
                        desk.files().stream().map(ExportsController::line).toList(),
                        settings.of(days)));
        return "home/exports";
    }

    @PostMapping
    String ask(Staff staff, @RequestParam(name = "soort", required = false) @Nullable String kind) {
        return "redirect:/werk/exports/" + downloads.ask(staff, kind);
    }

    @GetMapping("/{id}")
    String show(Staff staff, @PathVariable("id") UUID id, Model model) {
        model.addAttribute("page", new OnePage(line(downloads.file(staff, id)), settings.of(days)));
        return "home/export";
    }

    @PostMapping("/{id}/annulering")
    String cancel(Staff staff, @PathVariable("id") UUID id) {
        downloads.cancel(staff, id);
        return "redirect:/werk/exports/" + id;
    }

    @GetMapping("/{id}/bestand")
    void download(Staff staff, @PathVariable("id") UUID id, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        downloads.send(staff, id, response);
    }

    private static Line line(Exports.File file) {
        var look = switch (file.state()) {
            case WAITING -> List.of("wait", "wait");
            case RUNNING -> List.of("busy", "busy");
            case DONE -> List.of("done", "check");
            case CANCELLED, FAILED -> List.of("late", "close");
        };
        return new Line(
                file.id(),
                file.kind(),
                file.state().name(),
                look.get(0),
                look.get(1),
                file.askedAt(),
                file.endedAt(),
                file.rowsDone(),
                file.rowsAll(),
                Math.max(1, file.bytes() / 1024));
    }
}
