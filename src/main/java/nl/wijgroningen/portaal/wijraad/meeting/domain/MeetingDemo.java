package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Two years of meetings: held ones with decisions and approved minutes, the last one with a draft, one with too few members,
 * one that was cancelled, one to which members are invited, and a plan for the months to come.
 */
@Component
@Order(26)
class MeetingDemo implements ApplicationRunner {

    /** Meetings that were held. */
    private static final int HELD = 21;

    private static final int DAYS_BETWEEN = 31;
    private static final int TOO_FEW = 5;
    private static final List<String> PLACES = List.of(
            "Wijkcentrum De Wijert, P.C. Hooftlaan 1",
            "Het Dok in Lewenborg, Kajuit 4",
            "Multifunctioneel Centrum Vinkhuizen, Diamantlaan 94");

    private final Demo demo;
    private final Accounts accounts;
    private final MemberAccounts members;
    private final MeetingStore store;
    private final JdbcClient jdbc;
    private final Files files;
    private final DemoPapers papers;
    private final Audit audit;
    private final Clock clock;

    MeetingDemo(
            Demo demo,
            Accounts accounts,
            MemberAccounts members,
            MeetingStore store,
            JdbcClient jdbc,
            Files files,
            DemoPapers papers,
            Audit audit,
            Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.members = members;
        this.store = store;
        this.jdbc = jdbc;
        this.files = files;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nobody gets a mail about what is long ago. */
    private static final class Silent implements Inviting {

        @Override
        public void invite(Invitation meeting, List<Point> agenda) {}

        @Override
        public void changed(Invitation meeting) {}

        @Override
        public void cancelled(Invitation meeting, String reason) {}
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var none = jdbc.sql("select not exists (select from wijraad_meeting) and exists (select from wijraad_term)")
                .query(Boolean.class)
                .single();
        if (demo.on() && none) {
            var secretary = somebody(Role.SECRETARY);
            if (secretary != null) {
                new Years(secretary, subjects()).live(LocalDate.now(clock));
            }
        }
    }

    private @Nullable Staff somebody(Role role) {
        return accounts.having(role).stream()
                .findFirst()
                .flatMap(it -> accounts.staff(new StaffId(it.id())))
                .orElse(null);
    }

    private static List<Map<String, Object>> subjects() {
        try (var stream = new ClassPathResource("demo/meetings.yaml").getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What happens, each on its own day. */
    private final class Years {

        private final Staff secretary;
        private final List<Map<String, Object>> subjects;
        private final List<UUID> linked;

        Years(Staff secretary, List<Map<String, Object>> subjects) {
            this.secretary = secretary;
            this.subjects = subjects;
            this.linked = members.all().keySet().stream()
                    .sorted(Comparator.comparing(UUID::toString))
                    .toList();
        }

        private Clock on(LocalDate day) {
            return Clock.fixed(day.atTime(10, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        }

        private MeetingPlanning planning(LocalDate day) {
            return new MeetingPlanning(jdbc, store, new Silent(), audit, on(day));
        }

        private MeetingAgenda agenda(LocalDate day) {
            return new MeetingAgenda(jdbc, store, files, audit, on(day));
        }

        private MeetingAttendance attendance(LocalDate day) {
            return new MeetingAttendance(jdbc, store, members, audit, on(day));
        }

        private MeetingMinutes minutes(LocalDate day) {
            return new MeetingMinutes(jdbc, store, audit, on(day));
        }

        private MeetingActions actions(LocalDate day) {
            return new MeetingActions(jdbc, store, members, audit, on(day));
        }

        private static LocalDate thursday(LocalDate day) {
            return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        }

        void live(LocalDate today) {
            UUID later = null;
            for (var back = 0; back < HELD; back++) {
                var day = thursday(today.minusDays(16L + (long) DAYS_BETWEEN * back));
                if (day.getMonth() != Month.AUGUST) {
                    var id = held(day, back, later, today);
                    later = id == null ? later : id;
                }
            }
            invited(thursday(today.plusDays(12)), today);
            cancelled(thursday(today.plusDays(26)), today);
            for (var ahead = 1; ahead <= 6; ahead++) {
                plan(
                        thursday(today.plusDays(12L + (long) DAYS_BETWEEN * ahead)),
                        ahead % 2 == 1 ? Meeting.Kind.OWN : Meeting.Kind.WITH_BOARD,
                        ahead,
                        today.minusDays(30));
            }
        }

        private UUID plan(LocalDate day, Meeting.Kind kind, int number, LocalDate when) {
            return planning(when)
                    .plan(
                            secretary,
                            new MeetingPlanning.Plan(
                                    day,
                                    LocalTime.of(19, 30),
                                    LocalTime.of(21, 30),
                                    kind,
                                    PLACES.get(number % PLACES.size())));
        }

        /**
         * @param later the meeting that approved the minutes; null: none yet
         * @return null when it was cancelled
         */
        private @Nullable UUID held(LocalDate day, int back, @Nullable UUID later, LocalDate today) {
            var kind = back % 2 == 0 ? Meeting.Kind.OWN : Meeting.Kind.WITH_BOARD;
            var id = plan(day, kind, back, day.minusDays(90));
            var subject = subjects.get((back + 1) % subjects.size());
            var item = items(id, subject, back % 3 == 1, back < subjects.size(), day.minusDays(15));
            planning(day.minusDays(14)).invite(secretary, id);
            if (back == 9) {
                planning(day.minusDays(1))
                        .cancel(
                                secretary,
                                id,
                                "Door een storing rijden er vanavond geen bussen. De vergadering vervalt.");
                return null;
            }
            var sitting = store.sitting(day).stream()
                    .sorted(Comparator.comparing(UUID::toString))
                    .toList();
            var tooFew = back == 4;
            var there = tooFew ? TOO_FEW : sitting.size() - 1 - back % 3;
            attendance(day).record(secretary, id, new HashSet<>(sitting.subList(0, there)));
            var minutes = minutes(day.plusDays(4));
            if (!tooFew) {
                minutes(day).decide(secretary, id, item, text(subject, "decision"));
            }
            attendance(day).end(secretary, id);
            act(id, subject, back, day, sitting, today);
            var text = "Aanwezig waren %d van de %d leden.%n%n%s%n%n%s"
                    .formatted(
                            there,
                            sitting.size(),
                            text(subject, "title") + ". " + text(subject, "minutes"),
                            tooFew
                                    ? "Er waren te weinig leden om te besluiten. Het punt komt terug."
                                    : "Besluit. " + text(subject, "decision"));
            minutes.write(secretary, id, 0, text, null);
            if (back % 3 == 1 || later == null) {
                minutes(day.plusDays(6))
                        .write(
                                secretary,
                                id,
                                1,
                                text + "\n\nDe voorzitter sluit de vergadering om 21.25 uur.",
                                back % 3 == 1 ? "De raad besprak wie zich opnieuw beschikbaar stelt." : null);
            }
            if (later != null) {
                minutes(store.hold(later).heldOn()).approve(secretary, id, back % 3 == 1 ? 2 : 1, later);
            }
            return id;
        }

        private static String text(Map<String, Object> subject, String key) {
            return String.valueOf(subject.get(key));
        }

        /** @return the item of the subject */
        private UUID items(UUID id, Map<String, Object> subject, boolean closed, boolean written, LocalDate day) {
            var agenda = agenda(day);
            agenda.add(
                    secretary,
                    id,
                    new MeetingAgenda.Point(
                            "Opening en mededelingen", "Vaststellen van de agenda en van de vorige notulen.", true));
            var item = agenda.add(
                    secretary, id, new MeetingAgenda.Point(text(subject, "title"), text(subject, "text"), true));
            agenda.add(
                    secretary,
                    id,
                    new MeetingAgenda.Point("Wat hoorden wij in de wijk?", "Rondje langs alle leden.", true));
            if (closed) {
                agenda.add(secretary, id, new MeetingAgenda.Point("Wie stelt zich opnieuw beschikbaar?", null, false));
            }
            if (written && subject.get("paragraphs") instanceof List<?> paragraphs) {
                var lines = paragraphs.stream().map(String::valueOf).toList();
                var name = text(subject, "paper");
                agenda.addPaper(
                        secretary, id, item, UUID.randomUUID(), name, files.checkDocument(papers.of(name, lines)));
            }
            return item;
        }

        private void act(
                UUID id, Map<String, Object> subject, int back, LocalDate day, List<UUID> sitting, LocalDate today) {
            var owners = sitting.stream().filter(linked::contains).toList();
            var owner = back % 4 == 1
                    ? new MeetingActions.Owner(null, MeetingActions.Office.DIRECTOR)
                    : back % 4 == 3
                            ? new MeetingActions.Owner(null, MeetingActions.Office.SECRETARY)
                            : new MeetingActions.Owner(owners.get(back % owners.size()), null);
            var due = day.plusDays(back == 0 ? 40 : 25);
            actions(day).agree(secretary, id, text(subject, "action"), owner, due);
            if (back > 2) {
                jdbc.sql("select id from wijraad_action where meeting_id = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .list()
                        .forEach(it -> actions(due.minusDays(back % 5)).finish(secretary, id, it));
            }
        }

        /** The next one, with a paper that was not made to be read aloud, and a closed item. */
        private void invited(LocalDate day, LocalDate today) {
            var id = plan(day, Meeting.Kind.WITH_BOARD, 1, today.minusDays(80));
            var item = items(id, subjects.get(0), true, true, today.minusDays(5));
            agenda(today.minusDays(4))
                    .addPaper(
                            secretary,
                            id,
                            item,
                            UUID.randomUUID(),
                            "Brief van een bewonersgroep",
                            files.checkDocument(scan()));
            planning(today.minusDays(2)).invite(secretary, id);
            var said = new ArrayList<>(linked);
            for (var at = 0; at < said.size() - 3; at++) {
                var account = members.all().get(said.get(at));
                var member = account == null ? null : accounts.staff(account).orElse(null);
                if (member != null) {
                    attendance(today.minusDays(1)).say(member, id, at % 4 != 3);
                }
            }
        }

        private void cancelled(LocalDate day, LocalDate today) {
            var id = plan(day, Meeting.Kind.OWN, 2, today.minusDays(40));
            planning(today.minusDays(6))
                    .cancel(
                            secretary,
                            id,
                            "De zaal wordt verbouwd. De vergadering van twee weken eerder gaat wel door.");
        }

        /** As an office machine makes them: a picture of a letter would do as well. */
        private static byte[] scan() {
            try (var document = new PDDocument()) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 740);
                    content.setLeading(18);
                    for (var line : List.of(
                            "Aan de WIJ-raad",
                            "",
                            "Wij wonen in de Korrewegwijk. Na het eerste gesprek hoorden wij",
                            "acht weken niets. Wij vragen de raad om dat te bespreken.",
                            "",
                            "Bewonersgroep Korrewegwijk")) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
                var bytes = new ByteArrayOutputStream();
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
