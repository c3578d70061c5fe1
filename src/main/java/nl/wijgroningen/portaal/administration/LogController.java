package nl.wijgroningen.portaal.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.AuditLog;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.export.CsvFile;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what to which thing, when and from where. It holds no text of anyone. */
@Controller
class LogController {

    static final int PAGE = 50;

    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH.mm 'uur'", DUTCH);

    private final AuditLog log;
    private final Audit audit;
    private final MessageSource messages;
    private final Words words;
    private final Clock clock;

    LogController(AuditLog log, Audit audit, MessageSource messages, Words words, Clock clock) {
        this.log = log;
        this.audit = audit;
        this.messages = messages;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param wie id of an account
     * @param wat an action
     * @param ding id of a thing
     * @param van the first day
     * @param tot the last day
     */
    record Form(
            @Nullable String wie,
            @Nullable String wat,
            @Nullable String ding,
            @Nullable String van,
            @Nullable String tot) {

        boolean isEmpty() {
            return wie == null && wat == null && ding == null && van == null && tot == null;
        }
    }

    /** A line in words. */
    public record Line(
            String when,
            @Nullable String who,
            String what,
            @Nullable String kind,
            @Nullable UUID thing,
            boolean refused,
            @Nullable String address) {}

    /**
     * @param count in words
     * @param next the id to go on before; null on the last page
     */
    public record Page(
            List<Option> people,
            List<Option> actions,
            @Nullable String wie,
            @Nullable String wat,
            @Nullable String ding,
            @Nullable String van,
            @Nullable String tot,
            boolean filtered,
            boolean readable,
            String count,
            List<Line> lines,
            boolean first,
            @Nullable Long next) {}

    @GetMapping("/beheer/logboek")
    String show(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @RequestParam(name = "voor", required = false) @Nullable String before,
            Model model) {
        var filter = filter(form, errors);
        var wrong = errors.hasErrors();
        var last = before == null ? null : id(before);
        var found = wrong ? List.<AuditLog.Line>of() : log.lines(filter, last, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var count = wrong ? 0 : log.count(filter);
        model.addAttribute(
                "page",
                new Page(
                        log.people().stream()
                                .map(it -> new Option(it.id().toString(), it.displayName()))
                                .toList(),
                        log.actions().stream()
                                .map(it -> new Option(it, action(it)))
                                .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
                                .toList(),
                        form.wie(),
                        form.wat(),
                        form.ding(),
                        form.van(),
                        form.tot(),
                        !form.isEmpty(),
                        !wrong,
                        words.count(count, AuditLog.COUNTED),
                        shown.stream().map(this::line).toList(),
                        last == null,
                        found.size() > PAGE ? shown.get(PAGE - 1).id() : null));
        return "administration/log";
    }

    /** The same lines as a file; that it was taken is a line itself. */
    @GetMapping("/beheer/logboek.csv")
    void export(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, HttpServletResponse response)
            throws IOException {
        var filter = filter(form, errors);
        if (errors.hasErrors()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        audit.line(staff.id(), "audit.export", "audit", null);
        try (var file =
                new CsvFile(response, "logboek.csv", "moment", "wie", "wat", "soort", "kenmerk", "uitkomst", "adres")) {
            log.each(
                    filter,
                    it -> file.line(
                            it.at().atZone(clock.getZone()).toOffsetDateTime(),
                            it.who(),
                            action(it.action()),
                            it.thingKind() == null ? null : kind(it.thingKind()),
                            it.thingId(),
                            word("administration.log.outcome." + it.outcome(), it.outcome()),
                            it.address()));
        }
    }

    private AuditLog.Filter filter(Form form, BindingResult errors) {
        var by = form.wie() == null ? null : uuid(form.wie());
        if (form.wie() != null && by == null) {
            errors.rejectValue("wie", "form.malformed");
        }
        var thing = form.ding() == null ? null : uuid(form.ding());
        if (form.ding() != null && thing == null) {
            errors.rejectValue("ding", "administration.log.thing.wrong");
        }
        var from = day("van", form.van(), errors);
        var until = day("tot", form.tot(), errors);
        if (from != null && until != null && until.isBefore(from)) {
            errors.rejectValue("tot", "administration.log.until.before");
        }
        return new AuditLog.Filter(
                by,
                form.wat(),
                thing,
                from == null ? null : start(from),
                until == null ? null : start(until.plusDays(1)));
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, BindingResult errors) {
        var day = Days.parse(typed).orElse(null);
        if (typed != null && day == null) {
            errors.rejectValue(field, "administration.day.wrong");
        }
        return day;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static @Nullable Long id(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private Line line(AuditLog.Line line) {
        return new Line(
                MOMENT.format(line.at().atZone(clock.getZone())),
                line.who(),
                action(line.action()),
                line.thingKind() == null ? null : kind(line.thingKind()),
                line.thingId(),
                line.outcome().equals("refused"),
                line.address());
    }

    private String action(String name) {
        return word("audit." + name, name);
    }

    private String kind(String name) {
        return word("audit.kind." + name, name);
    }

    private String word(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, DUTCH));
    }
}
