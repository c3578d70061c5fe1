package nl.wijgroningen.portaal.wijraad.overview.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The annual report: the portal drafts it of the facts of the year, the secretary edits it section by section, a meeting
 * adopts it; from then on it is public and stays as it is.
 */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R12d")
public class AnnualReporting {

    private static final String KIND = "annualreport";

    private final AnnualReportDraft draft;
    private final Meetings meetings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AnnualReporting(AnnualReportDraft draft, Meetings meetings, JdbcClient jdbc, Audit audit, Clock clock) {
        this.draft = draft;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes the draft of a year, or writes it anew of the facts of today: a section that the secretary changed keeps its
     * text, beside what the portal would write now.
     *
     * @throws RuleBroken when the year is still to come, or its report was adopted
     */
    public void draft(Staff by, int year) {
        var today = LocalDate.now(clock);
        if (year > today.getYear()) {
            throw new RuleBroken("R12d.reportYear", String.valueOf(year));
        }
        jdbc.sql("""
						insert into wijraad_report (year, drafted_on, drafted_by) values (:year, :today, :by)
						on conflict (year) do nothing
						""")
                .param("year", year)
                .param("today", today)
                .param("by", by.id().value())
                .update();
        hold(year);
        jdbc.sql("update wijraad_report set drafted_on = :today, drafted_by = :by where year = :year")
                .param("year", year)
                .param("today", today)
                .param("by", by.id().value())
                .update();
        draft.of(year, today)
                .forEach((kind, text) -> jdbc.sql("""
						insert into wijraad_report_section (year, kind, place, draft, text) values (:year, :kind, :place, :text, :text)
						on conflict (year, kind) do update set draft = excluded.draft,
							text = case when wijraad_report_section.text = wijraad_report_section.draft then excluded.text
								else wijraad_report_section.text end,
							version = wijraad_report_section.version + 1
						where wijraad_report_section.draft <> excluded.draft
						""")
                        .param("year", year)
                        .param("kind", kind.name())
                        .param("place", kind.ordinal())
                        .param("text", text)
                        .update());
        audit.line(by.id(), "wijraad.report.draft", KIND, null);
    }

    /**
     * @param seen the version that was on the page
     * @return whether it was written; not when somebody else was first
     * @throws RuleBroken when the report was adopted
     */
    public boolean write(Staff by, int year, SectionKind kind, int seen, String text) {
        hold(year);
        var written = jdbc.sql("""
						update wijraad_report_section set text = :text, changed_by = :by, changed_on = :today, version = version + 1
						where year = :year and kind = :kind and version = :seen
						""")
                .param("text", text)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("year", year)
                .param("kind", kind.name())
                .param("seen", seen)
                .update();
        audit.line(by.id(), "wijraad.report.write", KIND, null);
        return written == 1;
    }

    /**
     * A meeting adopted it: it is public, and stays as it is.
     *
     * @param seen the version that was on the page
     * @throws Overtaken when a section was changed since
     * @throws RuleBroken when the year is not over, or the meeting was not held, or not after the year
     */
    public void adopt(Staff by, int year, int seen, UUID meeting) {
        hold(year);
        var version = jdbc.sql("select sum(version) from wijraad_report_section where year = :year")
                .param("year", year)
                .query(Integer.class)
                .single();
        if (version != seen) {
            throw new Overtaken();
        }
        var today = LocalDate.now(clock);
        var held = meetings.of(meeting).orElseThrow(NotFound::new);
        if (year >= today.getYear()) {
            throw new RuleBroken("R12d.reportYear", String.valueOf(year));
        }
        if (held.state() != Meeting.State.HELD || held.heldOn().getYear() <= year) {
            throw new RuleBroken("R12d.reportMeeting", held.heldOn(), String.valueOf(year));
        }
        jdbc.sql("""
						update wijraad_report set meeting_id = :meeting, frozen_by = :by, frozen_on = :today where year = :year
						""")
                .param("meeting", meeting)
                .param("by", by.id().value())
                .param("today", today)
                .param("year", year)
                .update();
        audit.line(by.id(), "wijraad.report.adopt", KIND, null);
    }

    private record Held(@Nullable LocalDate frozenOn) {}

    private void hold(int year) {
        var frozen = jdbc.sql("select frozen_on from wijraad_report where year = :year for update")
                .param("year", year)
                .query(Held.class)
                .optional()
                .orElseThrow(NotFound::new)
                .frozenOn();
        if (frozen != null) {
            throw new RuleBroken("R12d.reportAdopted", frozen);
        }
    }
}
