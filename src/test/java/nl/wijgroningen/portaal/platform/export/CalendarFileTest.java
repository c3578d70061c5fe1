package nl.wijgroningen.portaal.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;

/** Calendar files as a calendar reads them. */
class CalendarFileTest {

    private static final Instant STARTS = Instant.parse("2026-12-03T18:30:00Z");

    private static CalendarFile.Event event(int sequence, boolean cancelled) {
        return new CalendarFile.Event(
                "0f1e2d3c@meedoen.example",
                sequence,
                STARTS,
                STARTS.plusSeconds(7200),
                "Vergadering van de WIJ-raad; met de bestuurder, en een heel lange naam die over de regel van 75 tekens heen gaat",
                "Wijkcentrum De Wijert,\nP.C. Hooftlaan 1",
                URI.create("https://meedoen.example/wijraad/vergaderingen/1"),
                cancelled,
                STARTS);
    }

    private static Calendar read(String text) throws IOException, ParserException {
        assertThat(text.lines()).allMatch(it -> it.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().hasErrors()).isFalse();
        return calendar;
    }

    private static String value(CalendarComponent component, String name) {
        return component.<Property>getProperty(name).orElseThrow().getValue();
    }

    @Test
    void aFeedIsReadBack() throws Exception {
        var calendar = read(CalendarFile.feed("Vergaderingen", List.of(event(0, false), event(3, true))));
        assertThat(calendar.<Property>getProperty("METHOD")).isEmpty();
        List<CalendarComponent> events = calendar.getComponents();
        assertThat(events).hasSize(2);
        assertThat(value(events.get(0), "DTSTART")).isEqualTo("20261203T183000Z");
        assertThat(value(events.get(0), "DTEND")).isEqualTo("20261203T203000Z");
        assertThat(value(events.get(0), "SUMMARY")).isEqualTo(event(0, false).summary());
        assertThat(value(events.get(0), "LOCATION")).isEqualTo("Wijkcentrum De Wijert,\nP.C. Hooftlaan 1");
        assertThat(value(events.get(0), "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(events.get(1), "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(events.get(1), "SEQUENCE")).isEqualTo("3");
    }

    @Test
    void anInvitationAsksAndTakesBackUnderOneName() throws Exception {
        var asked = read(CalendarFile.invitation(event(0, false), "meedoen@wij.example", "lid@wij.example"));
        var taken = read(CalendarFile.invitation(event(1, true), "meedoen@wij.example", "lid@wij.example"));
        assertThat(asked.<Property>getProperty("METHOD").orElseThrow().getValue())
                .isEqualTo("REQUEST");
        assertThat(taken.<Property>getProperty("METHOD").orElseThrow().getValue())
                .isEqualTo("CANCEL");
        List<CalendarComponent> first = asked.getComponents();
        List<CalendarComponent> second = taken.getComponents();
        assertThat(value(first.get(0), "UID")).isEqualTo(value(second.get(0), "UID"));
        assertThat(value(first.get(0), "ATTENDEE")).isEqualTo("mailto:lid@wij.example");
        assertThat(value(first.get(0), "ORGANIZER")).isEqualTo("mailto:meedoen@wij.example");
    }
}
