package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.export.CalendarFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingUid;
import nl.wijgroningen.portaal.wijraad.meeting.domain.YearPlan;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingFile;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Meetings for everyone: when they are, what is open of their agenda and papers, what was decided, approved minutes. */
@Controller
@RequestMapping("/wijraad")
@Rule("R12d")
class PublicMeetingsController {

    private final MeetingList list;
    private final MeetingFile files;
    private final PortalSettings settings;
    private final Words words;
    private final Clock clock;

    PublicMeetingsController(MeetingList list, MeetingFile files, PortalSettings settings, Words words, Clock clock) {
        this.list = list;
        this.files = files;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param coming of this year, from today on; of another year none
     * @param past the newest first
     */
    public record ListPage(
            int year, List<Integer> years, YearPlan plan, List<MeetingList.Line> coming, List<MeetingList.Line> past) {}

    public record Page(String title, MeetingFile.File file) {}

    @GetMapping("/vergaderingen")
    String list(@RequestParam(name = "jaar", required = false) @Nullable String asked, Model model) {
        var today = LocalDate.now(clock);
        var years = list.years(today);
        var year = asked == null ? today.getYear() : Fields.number(asked);
        if (!years.contains(year)) {
            throw new NotFound();
        }
        var lines = list.open(year);
        var past = new ArrayList<>(
                lines.stream().filter(it -> it.heldOn().isBefore(today)).toList());
        Collections.reverse(past);
        model.addAttribute(
                "page",
                new ListPage(
                        year,
                        years,
                        list.plan(year),
                        lines.stream()
                                .filter(it -> !it.heldOn().isBefore(today))
                                .toList(),
                        past));
        return "wijraad/public-meetings";
    }

    @GetMapping("/vergaderingen/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        var file = files.open(id, LocalDate.now(clock)).orElseThrow(NotFound::new);
        model.addAttribute("page", new Page(words.get("wijraad.meeting.on", words.day(file.heldOn())), file));
        return "wijraad/public-meeting";
    }

    /** To follow in a calendar: from a year back, as far as meetings are planned. */
    @GetMapping("/vergaderingen.ics")
    ResponseEntity<String> feed() {
        var today = LocalDate.now(clock);
        return answer(list.between(today.minusYears(1), today.plusYears(2)).stream()
                .map(it -> event(
                        it.id(),
                        it.sequence(),
                        it.heldOn(),
                        it.startsAt(),
                        it.endsAt(),
                        it.kind(),
                        it.place(),
                        it.state()))
                .toList());
    }

    @GetMapping("/vergaderingen/{id}/vergadering.ics")
    ResponseEntity<String> one(@PathVariable("id") UUID id) {
        var it = files.open(id, LocalDate.now(clock)).orElseThrow(NotFound::new);
        return answer(List.of(event(
                it.id(), it.sequence(), it.heldOn(), it.startsAt(), it.endsAt(), it.kind(), it.place(), it.state())));
    }

    private ResponseEntity<String> answer(List<CalendarFile.Event> events) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("vergaderingen-wij-raad.ics")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(CalendarFile.TYPE))
                .body(CalendarFile.feed(words.get("wijraad.meetings.feed"), events));
    }

    /** Stamped with the day, so that a calendar that asks again the same day hears that nothing is new. */
    private CalendarFile.Event event(
            UUID id,
            int sequence,
            LocalDate day,
            LocalTime from,
            LocalTime until,
            Meeting.Kind kind,
            String place,
            Meeting.State state) {
        var zone = clock.getZone();
        return new CalendarFile.Event(
                MeetingUid.of(id, settings.baseUrl()),
                sequence,
                day.atTime(from).atZone(zone).toInstant(),
                day.atTime(until).atZone(zone).toInstant(),
                words.get(kind.title()),
                place,
                URI.create(settings.baseUrl() + words.language().prefix() + "/wijraad/vergaderingen/" + id),
                state == Meeting.State.CANCELLED,
                LocalDate.now(clock).atStartOfDay(zone).toInstant());
    }
}
