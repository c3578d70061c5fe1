package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.export.CalendarFile;
import nl.wijgroningen.portaal.platform.mail.Attachment;
import nl.wijgroningen.portaal.platform.mail.Letter;
import nl.wijgroningen.portaal.platform.mail.MailSettings;
import nl.wijgroningen.portaal.platform.mail.Outbox;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Inviting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingUid;
import org.springframework.stereotype.Component;

/** Writes to members with an account, and to the director where the board is there, with the meeting for their calendar. */
@Component
class MeetingMail implements Inviting {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm");

    private final Outbox outbox;
    private final Accounts accounts;
    private final Addresses addresses;
    private final MemberAccounts members;
    private final MailSettings mail;
    private final PortalSettings portal;
    private final Words words;
    private final Clock clock;

    MeetingMail(
            Outbox outbox,
            Accounts accounts,
            Addresses addresses,
            MemberAccounts members,
            MailSettings mail,
            PortalSettings portal,
            Words words,
            Clock clock) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.addresses = addresses;
        this.members = members;
        this.mail = mail;
        this.portal = portal;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void invite(Invitation meeting, List<Point> agenda) {
        var points = agenda.stream()
                .map(it -> it.turn() + ". "
                        + (it.open() ? it.title() : words.in(Language.NL, "wijraad.meeting.closed-item")))
                .collect(Collectors.joining("\n"));
        send("wijraad.mail.meeting", meeting, Map.of("agenda", points));
    }

    @Override
    public void changed(Invitation meeting) {
        send("wijraad.mail.meeting-changed", meeting, Map.of());
    }

    @Override
    public void cancelled(Invitation meeting, String reason) {
        send("wijraad.mail.meeting-cancelled", meeting, Map.of("reason", reason));
    }

    private void send(String text, Invitation meeting, Map<String, String> more) {
        var links = members.all();
        Set<UUID> invited = links.entrySet().stream()
                .filter(it -> meeting.sitting().contains(it.getKey()))
                .map(it -> it.getValue().value())
                .collect(Collectors.toSet());
        var board = meeting.kind() == Meeting.Kind.WITH_BOARD;
        accounts.atWork().stream()
                .filter(it -> invited.contains(it.id()) || board && it.roleSet().contains(Role.DIRECTOR))
                .forEach(it -> {
                    var address = it.email();
                    if (address != null) {
                        send(text, meeting, addresses.open(address), it.displayName(), more);
                    }
                });
    }

    private void send(String text, Invitation meeting, String to, String name, Map<String, String> more) {
        var values = new LinkedHashMap<String, String>(more);
        values.put("name", name);
        values.put("title", title(meeting));
        values.put("day", words.day(Language.NL, meeting.heldOn()));
        values.put("from", TIME.format(meeting.startsAt()));
        values.put("until", TIME.format(meeting.endsAt()));
        values.put("place", meeting.place());
        values.put("link", portal.baseUrl() + "/werk/wijraad/vergaderingen");
        var calendar = CalendarFile.invitation(event(meeting), organizer(), to);
        var method = meeting.cancelled() ? "CANCEL" : "REQUEST";
        outbox.add(new Letter(
                to,
                text,
                Language.NL,
                values,
                new Attachment("vergadering.ics", "text/calendar; method=" + method + "; charset=UTF-8", calendar)));
    }

    private String title(Invitation meeting) {
        return words.in(Language.NL, meeting.kind().title());
    }

    private CalendarFile.Event event(Invitation meeting) {
        return new CalendarFile.Event(
                MeetingUid.of(meeting.id(), portal.baseUrl()),
                meeting.sequence(),
                moment(meeting, meeting.startsAt()),
                moment(meeting, meeting.endsAt()),
                title(meeting),
                meeting.place(),
                URI.create(portal.baseUrl() + "/wijraad/vergaderingen/" + meeting.id()),
                meeting.cancelled(),
                clock.instant());
    }

    private Instant moment(Invitation meeting, LocalTime time) {
        return meeting.heldOn().atTime(time).atZone(clock.getZone()).toInstant();
    }

    private String organizer() {
        return Stream.ofNullable(mail.from())
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("meedoen@" + portal.baseUrl().getHost());
    }
}
