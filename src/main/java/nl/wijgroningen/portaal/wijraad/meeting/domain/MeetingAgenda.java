package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.file.CheckedFile;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary makes the agenda of a meeting, with its papers, until the meeting is closed. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R12d")
public class MeetingAgenda {

    private static final String KIND = "meeting";

    private final JdbcClient jdbc;
    private final MeetingStore store;
    private final Files files;
    private final Audit audit;
    private final Clock clock;

    MeetingAgenda(JdbcClient jdbc, MeetingStore store, Files files, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param open everyone may read it, its papers and its decisions */
    public record Point(String title, @Nullable String text, boolean open) {}

    public UUID add(Staff by, UUID meeting, Point point) {
        return add(by, meeting, UUID.randomUUID(), point);
    }

    /** @param id of the item; a form that is sent twice gives the same */
    public UUID add(Staff by, UUID meeting, UUID id, Point point) {
        store.holdOpen(meeting);
        var made = jdbc.sql("""
						insert into wijraad_item (id, meeting_id, turn, title, text, open)
						select :id, :meeting, coalesce(max(turn), 0) + 1, :title, :text, :open
						from wijraad_item where meeting_id = :meeting
						on conflict (id) do nothing
						""")
                .param("id", id)
                .param("meeting", meeting)
                .param("title", point.title())
                .param("text", point.text())
                .param("open", point.open())
                .update();
        if (made == 1) {
            line(by, meeting);
        }
        return id;
    }

    /** @param seen the version that was on the page */
    public void change(Staff by, UUID meeting, UUID item, int seen, Point point) {
        store.holdOpen(meeting);
        turn(meeting, item);
        var changed = jdbc.sql("""
						update wijraad_item set title = :title, text = :text, open = :open, version = version + 1
						where id = :id and version = :seen
						""")
                .param("id", item)
                .param("seen", seen)
                .param("title", point.title())
                .param("text", point.text())
                .param("open", point.open())
                .update();
        if (changed == 0) {
            throw new Overtaken();
        }
        line(by, meeting);
    }

    /** One place up; the first stays where it is. */
    public void moveUp(Staff by, UUID meeting, UUID item) {
        store.holdOpen(meeting);
        var turn = turn(meeting, item);
        jdbc.sql("""
						update wijraad_item set turn = case turn when :turn then :turn - 1 else :turn end
						where meeting_id = :meeting and turn in (:turn, :turn - 1) and :turn > 1
						""").param("meeting", meeting).param("turn", turn).update();
        line(by, meeting);
    }

    /** @throws RuleBroken when something was decided on it */
    public void remove(Staff by, UUID meeting, UUID item) {
        store.holdOpen(meeting);
        var turn = turn(meeting, item);
        var decided = jdbc.sql("select exists (select from wijraad_decision where item_id = :item)")
                .param("item", item)
                .query(Boolean.class)
                .single();
        if (decided) {
            throw new RuleBroken("R12d.decided");
        }
        jdbc.sql("select id from wijraad_paper where item_id = :item")
                .param("item", item)
                .query(UUID.class)
                .list()
                .forEach(this::remove);
        jdbc.sql("delete from wijraad_item where id = :item")
                .param("item", item)
                .update();
        jdbc.sql("update wijraad_item set turn = turn - 1 where meeting_id = :meeting and turn > :turn")
                .param("meeting", meeting)
                .param("turn", turn)
                .update();
        line(by, meeting);
    }

    /**
     * Adds a paper.
     *
     * @param id of the paper; a form that is sent twice gives the same
     */
    public void addPaper(Staff by, UUID meeting, UUID item, UUID id, String name, CheckedFile paper) {
        store.holdOpen(meeting);
        turn(meeting, item);
        if (has(item, id)) {
            return;
        }
        var file = files.store(paper);
        jdbc.sql("""
						insert into wijraad_paper (id, item_id, turn, name, file_id, pages, size, tagged, added_by, added_on)
						select :id, :item, coalesce(max(turn), 0) + 1, :name, :file, :pages, :size, :tagged, :by, :today
						from wijraad_paper where item_id = :item
						""")
                .param("id", id)
                .param("item", item)
                .param("name", name)
                .param("file", file.id().value())
                .param("pages", file.pages())
                .param("size", file.size())
                .param("tagged", paper.tagged())
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.meeting.paper", KIND, meeting);
    }

    public void removePaper(Staff by, UUID meeting, UUID item, UUID paper) {
        store.holdOpen(meeting);
        turn(meeting, item);
        if (!has(item, paper)) {
            throw new NotFound();
        }
        remove(paper);
        audit.line(by.id(), "wijraad.meeting.paper", KIND, meeting);
    }

    private boolean has(UUID item, UUID paper) {
        return jdbc.sql("select exists (select from wijraad_paper where id = :id and item_id = :item)")
                .param("id", paper)
                .param("item", item)
                .query(Boolean.class)
                .single();
    }

    private void remove(UUID paper) {
        var file = jdbc.sql("delete from wijraad_paper where id = :id returning file_id")
                .param("id", paper)
                .query(UUID.class)
                .single();
        files.remove(new FileId(file));
    }

    /** Its place on the agenda of this meeting. */
    private int turn(UUID meeting, UUID item) {
        return jdbc.sql("select turn from wijraad_item where id = :id and meeting_id = :meeting")
                .param("id", item)
                .param("meeting", meeting)
                .query(Integer.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private void line(Staff by, UUID meeting) {
        audit.line(by.id(), "wijraad.meeting.agenda", KIND, meeting);
    }
}
