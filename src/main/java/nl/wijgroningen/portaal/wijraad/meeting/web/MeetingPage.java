package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingActions;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one meeting for staff and members; its forms show it again when something is wrong. */
@Component
class MeetingPage {

    private static final Set<String> NOTICES = Set.of(
            "gepland",
            "gewijzigd",
            "uitgenodigd",
            "afgezegd",
            "punt",
            "aanwezigheid",
            "gesloten",
            "komst",
            "actie",
            "klaar");

    private final MeetingFile files;
    private final CouncilStore council;
    private final Words words;
    private final Clock clock;

    MeetingPage(MeetingFile files, CouncilStore council, Words words, Clock clock) {
        this.files = files;
        this.council = council;
        this.words = words;
        this.clock = clock;
    }

    /**
     * One who sits in the WIJ-raad on the day.
     *
     * @param coming what they said; null: nothing
     * @param present as it is written down; null: not yet
     * @param ticked on the form
     */
    public record Seat(
            UUID member,
            String name,
            @Nullable Boolean coming,
            @Nullable Boolean present,
            boolean ticked) {}

    /** An action, with who does it in words; {@code finishes}: the one who looks may say that it is done. */
    public record Task(MeetingFile.Action action, String who, boolean late, boolean finishes) {}

    /**
     * @param needed more than half of those who sit: so many make a quorum
     * @param writes whether the one who looks is the secretary
     * @param says whether the one who looks says whether they come
     * @param coming what they said
     * @param begun whether its day is here
     * @param bundle whether its papers fit in one file
     * @param typed what was typed, by field
     * @param notice key of what was just done
     */
    public record Page(
            String title,
            MeetingFile.File file,
            List<Seat> seats,
            int needed,
            int yes,
            int no,
            List<Task> tasks,
            boolean writes,
            boolean says,
            @Nullable Boolean coming,
            boolean begun,
            boolean bundle,
            List<Option> owners,
            List<Option> choices,
            Map<String, String> typed,
            LocalDate today,
            @Nullable String notice) {

        /** Whether enough members are there to decide. */
        public boolean quorum() {
            return file.present() >= needed;
        }
    }

    MeetingFile.File file(Staff staff, UUID id) {
        return files.of(staff, id, LocalDate.now(clock)).orElseThrow(NotFound::new);
    }

    String show(Staff staff, UUID id, Map<String, String> typed, @Nullable String done, Model model) {
        return show(staff, id, typed, null, done, model);
    }

    /** @param ticked members on the form of who are there; null: as it is written down, or as they said */
    String show(
            Staff staff,
            UUID id,
            Map<String, String> typed,
            @Nullable Set<UUID> ticked,
            @Nullable String done,
            Model model) {
        var today = LocalDate.now(clock);
        var file = file(staff, id);
        var state = council.read().now();
        var seats = seats(file, state, ticked);
        var me = file.me();
        var mine =
                seats.stream().filter(it -> it.member().equals(me)).findFirst().orElse(null);
        model.addAttribute(
                "page",
                new Page(
                        words.get("wijraad.meeting.on", words.day(file.heldOn())),
                        file,
                        seats,
                        seats.size() / 2 + 1,
                        (int) seats.stream()
                                .filter(it -> Boolean.TRUE.equals(it.coming()))
                                .count(),
                        (int) seats.stream()
                                .filter(it -> Boolean.FALSE.equals(it.coming()))
                                .count(),
                        tasks(staff, file, state, today),
                        staff.is(Role.SECRETARY),
                        mine != null
                                && staff.is(Role.COUNCIL_MEMBER)
                                && !file.over()
                                && !file.heldOn().isBefore(today),
                        mine == null ? null : mine.coming(),
                        !file.heldOn().isAfter(today),
                        MeetingBundle.fits(file.papers()),
                        owners(seats, file.kind()),
                        ItemController.choices(words),
                        typed,
                        today,
                        NOTICES.contains(String.valueOf(done)) ? "wijraad.meeting.done." + done : null));
        return "wijraad/meeting";
    }

    /** Those who sit on the day, and whoever it is written down of: a correction may come later. */
    private static List<Seat> seats(MeetingFile.File file, State state, @Nullable Set<UUID> ticked) {
        Map<UUID, MeetingFile.Attendance> said = file.attendance().stream()
                .collect(Collectors.toMap(MeetingFile.Attendance::member, Function.identity()));
        var members = new HashSet<UUID>();
        if (file.state() != Meeting.State.HELD) {
            state.council().on(file.heldOn()).sitting().stream()
                    .map(Term::member)
                    .forEach(members::add);
        }
        file.attendance().stream()
                .filter(it -> it.present() != null)
                .map(MeetingFile.Attendance::member)
                .forEach(members::add);
        return members.stream()
                .map(it -> {
                    var one = said.get(it);
                    var coming = one == null ? null : one.coming();
                    var present = one == null ? null : one.present();
                    return new Seat(
                            it,
                            name(state, it),
                            coming,
                            present,
                            ticked == null
                                    ? Boolean.TRUE.equals(present == null ? coming : present)
                                    : ticked.contains(it));
                })
                .sorted(Comparator.comparing(Seat::name).thenComparing(Seat::member))
                .toList();
    }

    private static String name(State state, UUID member) {
        var person = state.people().get(member);
        return person == null ? "" : person.name();
    }

    private List<Task> tasks(Staff staff, MeetingFile.File file, State state, LocalDate today) {
        return file.actions().stream()
                .map(it -> {
                    var member = it.member();
                    var person = member == null ? null : state.people().get(member);
                    var own = member != null
                            ? member.equals(file.me())
                            : it.office() == MeetingActions.Office.DIRECTOR && staff.is(Role.DIRECTOR);
                    return new Task(
                            it,
                            person == null ? words.get("wijraad.meeting.office." + it.office()) : person.name(),
                            it.done() == null && it.due().isBefore(today),
                            it.done() == null && (own || staff.is(Role.SECRETARY)));
                })
                .toList();
    }

    /** The director only where the director was. */
    private List<Option> owners(List<Seat> seats, Meeting.Kind kind) {
        var owners = new ArrayList<Option>();
        seats.forEach(it -> owners.add(new Option(it.member().toString(), it.name())));
        for (var office : MeetingActions.Office.values()) {
            if (office != MeetingActions.Office.DIRECTOR || kind == Meeting.Kind.WITH_BOARD) {
                owners.add(new Option(office.name(), words.get("wijraad.meeting.office." + office)));
            }
        }
        return owners;
    }

    /** What was typed, by field: names and values in turn. */
    static Map<String, String> typed(@Nullable String... fields) {
        var typed = new HashMap<String, String>();
        for (var at = 0; at < fields.length; at += 2) {
            var value = fields[at + 1];
            if (value != null) {
                typed.put(String.valueOf(fields[at]), value);
            }
        }
        return typed;
    }
}
