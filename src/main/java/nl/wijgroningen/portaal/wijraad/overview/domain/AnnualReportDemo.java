package nl.wijgroningen.portaal.wijraad.overview.domain;

import java.time.Clock;
import java.time.LocalDate;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingList;
import nl.wijgroningen.portaal.wijraad.overview.read.AnnualReports;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The report of last year was adopted by the first meeting after it; that of this year is being written. */
@Component
@Order(31)
class AnnualReportDemo implements ApplicationRunner {

    private final Demo demo;
    private final Accounts accounts;
    private final AnnualReportDraft draft;
    private final AnnualReports reports;
    private final Meetings meetings;
    private final MeetingList list;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AnnualReportDemo(
            Demo demo,
            Accounts accounts,
            AnnualReportDraft draft,
            AnnualReports reports,
            Meetings meetings,
            MeetingList list,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.draft = draft;
        this.reports = reports;
        this.meetings = meetings;
        this.list = list;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on() && reports.all(false).isEmpty()) {
            accounts.having(Role.SECRETARY).stream()
                    .findFirst()
                    .flatMap(it -> accounts.staff(new StaffId(it.id())))
                    .ifPresent(this::write);
        }
    }

    private void write(Staff secretary) {
        var today = LocalDate.now(clock);
        var last = today.getYear() - 1;
        var begun = LocalDate.of(today.getYear(), 1, 1);
        list.between(begun, today).stream()
                .filter(it -> it.state() == Meeting.State.HELD)
                .findFirst()
                .ifPresent(meeting -> {
                    var before = on(meeting.heldOn().minusDays(meeting.heldOn().isAfter(begun.plusDays(9)) ? 9 : 0));
                    before.draft(secretary, last);
                    change(
                            before,
                            secretary,
                            last,
                            SectionKind.INTRODUCTION,
                            "Wij merkten dit jaar dat steeds meer inwoners ons weten te vinden. Dank aan iedereen die met ons meedacht.");
                    change(
                            before,
                            secretary,
                            last,
                            SectionKind.AHEAD,
                            "Wij willen in het nieuwe jaar vaker inwoners uitnodigen bij onze vergaderingen.");
                    on(meeting.heldOn().plusDays(1).isAfter(today)
                                    ? today
                                    : meeting.heldOn().plusDays(1))
                            .adopt(
                                    secretary,
                                    last,
                                    reports.sections(last).stream()
                                            .mapToInt(AnnualReports.Section::version)
                                            .sum(),
                                    meeting.id());
                });
        var now = on(today);
        now.draft(secretary, today.getYear());
        change(
                now,
                secretary,
                today.getYear(),
                SectionKind.MEETINGS,
                "Wij vergaderden om de beurt in drie wijken. Dat beviel goed.");
    }

    /** A paragraph after what the portal wrote. */
    private void change(AnnualReporting reporting, Staff by, int year, SectionKind kind, String more) {
        var section = reports.sections(year).stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow();
        reporting.write(by, year, kind, section.version(), section.text() + "\n\n" + more);
    }

    private AnnualReporting on(LocalDate day) {
        var then = Clock.fixed(day.atTime(21, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        return new AnnualReporting(draft, meetings, jdbc, audit, then);
    }
}
