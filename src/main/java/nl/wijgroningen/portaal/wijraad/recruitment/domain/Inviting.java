package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.rule.Kept;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary reads what somebody wrote, invites to a talk or writes that there will be none, and makes notes. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R11")
public class Inviting {

    private static final String KIND = "candidate";

    private final JdbcClient jdbc;
    private final Papers papers;
    private final CandidateMail mail;
    private final Audit audit;
    private final Clock clock;

    Inviting(JdbcClient jdbc, Papers papers, CandidateMail mail, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An application as the secretary reads it.
     *
     * @param title of the round
     * @param gebied null: outside the city
     */
    public record Paper(
            UUID id,
            UUID round,
            String title,
            String name,
            String address,
            String motivation,
            AgeBand ageBand,
            boolean sixteen,
            boolean inCity,
            @Nullable String gebied,
            Set<Portfolio> portfolios,
            boolean keepYear,
            CandidateState state,
            @Nullable UUID cv,
            LocalDate appliedOn,
            @Nullable LocalDate changedOn,
            @Nullable LocalDate talkOn,
            @Nullable LocalTime talkAt,
            @Nullable String talkPlace,
            long version,
            List<Note> notes) {}

    public record Note(String words, LocalDate day) {}

    private record Row(
            UUID id,
            UUID roundId,
            String title,
            String name,
            byte[] content,
            AgeBand ageBand,
            boolean sixteen,
            boolean inCity,
            @Nullable String gebied,
            String portfolios,
            boolean keepYear,
            CandidateState state,
            @Nullable UUID cv,
            LocalDate appliedOn,
            @Nullable LocalDate changedOn,
            @Nullable LocalDate talkOn,
            @Nullable LocalTime talkAt,
            @Nullable String talkPlace,
            long version) {}

    private record NoteRow(UUID id, byte[] content, LocalDate writtenOn) {}

    /** Each look leaves a line in the audit trail. */
    public Paper read(Staff by, UUID round, UUID id) {
        var it = row(round, id, "").orElseThrow(NotFound::new);
        var content = papers.open(id, it.content());
        var notes = jdbc.sql("""
						select id, content, written_on from wijraad_candidate_note where candidate_id = :id order by turn
						""").param("id", id).query(NoteRow.class).list().stream()
                .map(note -> new Note(papers.openNote(note.id(), note.content()), note.writtenOn()))
                .toList();
        audit.line(by.id(), "wijraad.candidate.look", KIND, id);
        return new Paper(
                it.id(),
                it.roundId(),
                it.title(),
                it.name(),
                content.address(),
                content.motivation(),
                it.ageBand(),
                it.sixteen(),
                it.inCity(),
                it.gebied(),
                Candidates.portfolios(it.portfolios()),
                it.keepYear(),
                it.state(),
                it.cv(),
                it.appliedOn(),
                it.changedOn(),
                it.talkOn(),
                it.talkAt(),
                it.talkPlace(),
                it.version(),
                notes);
    }

    /** The cv of a candidate. */
    public Optional<FileId> cv(Staff by, UUID round, UUID id) {
        var cv = row(round, id, "").map(Row::cv).map(FileId::new);
        audit.line(by.id(), "wijraad.candidate.look", KIND, id);
        return cv;
    }

    private Optional<Row> row(UUID round, UUID id, String lock) {
        return jdbc.sql("""
						select c.id, c.round_id, r.title, c.name, c.content, c.age_band, c.sixteen, c.in_city, c.gebied,
							array_to_string(c.portfolios, ' ') as portfolios, c.keep_year, c.state, c.cv, c.applied_on, c.changed_on,
							t.day as talk_on, t.begins as talk_at, t.place as talk_place, c.version
						from wijraad_candidate c join wijraad_round r on r.id = c.round_id
						left join wijraad_talk t on t.candidate_id = c.id
						where c.id = :id and c.round_id = :round
						""" + lock)
                .param("id", id)
                .param("round", round)
                .query(Row.class)
                .optional();
    }

    private record Talk(LocalDate day, LocalTime begins, String place) {}

    /**
     * To a talk at a time that is free; another time than before is mailed too, and the old one is free again.
     *
     * @throws RuleBroken when the time was taken meanwhile, or there is an outcome already
     */
    public void invite(Staff by, UUID round, UUID id, UUID talk) {
        open(round, id);
        jdbc.sql("update wijraad_talk set candidate_id = null where candidate_id = :id and id <> :talk")
                .param("id", id)
                .param("talk", talk)
                .update();
        var time = jdbc.sql("""
						update wijraad_talk set candidate_id = :id
						where id = :talk and round_id = :round and candidate_id is null
						returning day, begins, place
						""")
                .param("id", id)
                .param("talk", talk)
                .param("round", round)
                .query(Talk.class)
                .optional()
                .orElseThrow(() -> new RuleBroken("R11.talk"));
        state(id, CandidateState.INVITED);
        mail.send(
                id,
                "recruitment.mail.invitation",
                Map.of(
                        "day",
                        time.day(),
                        "time",
                        "%02d.%02d"
                                .formatted(
                                        time.begins().getHour(), time.begins().getMinute()),
                        "place",
                        time.place()));
        audit.line(by.id(), "wijraad.candidate.invite", KIND, id);
    }

    /**
     * There will be no talk: a mail says so.
     *
     * @throws RuleBroken when there is an outcome already, or a vote on the candidate runs
     */
    @Rule("R12b")
    public void decline(Staff by, UUID round, UUID id) {
        open(round, id);
        jdbc.sql("update wijraad_talk set candidate_id = null where candidate_id = :id")
                .param("id", id)
                .update();
        Kept.by("r12b_declined", () -> new RuleBroken("R12b.declined"), () -> state(id, CandidateState.DECLINED));
        mail.send(id, "recruitment.mail.declined", Map.of());
        audit.line(by.id(), "wijraad.candidate.decline", KIND, id);
    }

    private void open(UUID round, UUID id) {
        var row = row(round, id, " for update of c").orElseThrow(NotFound::new);
        if (!row.state().isOpen()) {
            throw new RuleBroken("R11.decided");
        }
    }

    private void state(UUID id, CandidateState state) {
        jdbc.sql("""
						update wijraad_candidate set state = :state, decided_on = :day, version = version + 1 where id = :id
						""")
                .param("state", state.name())
                .param("day", state.isOpen() ? null : LocalDate.now(clock))
                .param("id", id)
                .update();
    }

    /** For the secretary alone; it goes with the papers. */
    public void note(Staff by, UUID round, UUID id, String text) {
        if (row(round, id, " for update of c").isEmpty()) {
            throw new NotFound();
        }
        var note = UUID.randomUUID();
        jdbc.sql("""
						insert into wijraad_candidate_note (id, candidate_id, content, written_by, written_on, turn)
						select :note, :id, :content, :by, :today, coalesce(max(turn), 0) + 1
						from wijraad_candidate_note where candidate_id = :id
						""")
                .param("note", note)
                .param("id", id)
                .param("content", papers.sealNote(note, text))
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.candidate.note", KIND, id);
    }
}
