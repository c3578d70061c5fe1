package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingPlanning;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingFile;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** When, where and with whom; {@code versie} of the meeting that was on the page. */
public record PlanForm(
        @Nullable String dag,
        @Nullable String van,
        @Nullable String tot,
        @Nullable String soort,
        @Nullable String plaats,
        @Nullable String versie) {

    static final PlanForm EMPTY = new PlanForm(null, null, null, null, null, null);

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm");

    static PlanForm of(MeetingFile.File file) {
        return new PlanForm(
                file.heldOn().toString(),
                TIME.format(file.startsAt()),
                TIME.format(file.endsAt()),
                file.kind().name(),
                file.place(),
                String.valueOf(file.version()));
    }

    MeetingPlanning.Plan plan(BindingResult errors) {
        var kind = Stream.of(Meeting.Kind.values())
                .filter(it -> it.name().equals(soort))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            errors.rejectValue("soort", "wijraad.meeting.empty.soort");
        }
        return new MeetingPlanning.Plan(
                Fields.day(errors, "dag", dag),
                MeetingFields.time(errors, "van", van),
                MeetingFields.time(errors, "tot", tot),
                kind == null ? Meeting.Kind.OWN : kind,
                MeetingFields.text(errors, "plaats", plaats, MeetingFields.TITLE));
    }

    static List<Option> kinds(Words words) {
        return Stream.of(Meeting.Kind.values())
                .map(it -> new Option(it.name(), words.get("wijraad.meeting.kind." + it)))
                .toList();
    }
}
