package nl.wijgroningen.portaal.platform.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes meetings as calendars read them (iCalendar, RFC 5545); moments are in UTC, so that no time zone need go along. */
public final class CalendarFile {

    public static final String TYPE = "text/calendar;charset=UTF-8";

    private static final String PRODUCT = "-//WIJ Groningen//meedoen//NL";

    private CalendarFile() {}

    /**
     * Something in a calendar.
     *
     * @param uid stays the same when it changes, and {@code sequence} counts the changes
     * @param stamp when this was written down
     */
    public record Event(
            String uid,
            int sequence,
            Instant starts,
            Instant ends,
            String summary,
            String place,
            URI address,
            boolean cancelled,
            Instant stamp) {}

    /** A calendar to follow, without a method: nobody is asked anything. */
    public static String feed(String name, List<Event> events) {
        var calendar = calendar();
        calendar.add(new XProperty("X-WR-CALNAME", name));
        events.forEach(it -> calendar.add(event(it)));
        return text(calendar);
    }

    /**
     * An invitation to one person, a newer version of it, or, when it was cancelled, the taking back (iTIP, RFC 5546).
     *
     * @param organizer address from which it comes, and {@code attendee} to which it goes
     */
    public static String invitation(Event event, String organizer, String attendee) {
        var calendar = calendar();
        calendar.add(event.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        var one = event(event);
        one.add(new Organizer(URI.create("mailto:" + organizer)));
        var to = new Attendee(URI.create("mailto:" + attendee));
        to.add(Rsvp.FALSE); // the portal asks it; a machine reads no answer by mail
        one.add(to);
        calendar.add(one);
        return text(calendar);
    }

    private static Calendar calendar() {
        var calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        return calendar;
    }

    private static VEvent event(Event event) {
        var one = new VEvent(false);
        one.add(new Uid(event.uid()));
        one.add(new DtStamp(event.stamp()));
        one.add(new Sequence(event.sequence()));
        one.add(new DtStart<>(event.starts()));
        one.add(new DtEnd<>(event.ends()));
        one.add(new Summary(event.summary()));
        one.add(new Location(event.place()));
        one.add(new Url(event.address()));
        one.add(event.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        return one;
    }

    private static String text(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
