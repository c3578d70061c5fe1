package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * "Dit gaat over mij / dit klopt niet": anyone can say so under a public text, which is hidden at once. That nobody empties
 * the list: a text that was put back after a report stays, and so does every text when many were hidden on one day; the
 * coordinator gets the report all the same.
 */
@Service
@Transactional
public class Reporting {

    /** Working days within which it is decided. */
    static final int TERM = 2;

    /** As many texts are hidden for reports of one day, and no more. Our choice. */
    public static final int MOST_HIDDEN_A_DAY = 25;

    private final JdbcClient jdbc;
    private final Publications publications;
    private final Clock clock;

    Reporting(JdbcClient jdbc, Publications publications, Clock clock) {
        this.jdbc = jdbc;
        this.publications = publications;
        this.clock = clock;
    }

    /**
     * @return whether the text is out of sight now
     * @throws NotFound when it is not public
     */
    @Rule("R14")
    public boolean report(ExperienceId id, @Nullable String words) {
        publications.lock(id);
        var mayHide = jdbc.sql("""
						select not exists (select from experience_report r where r.experience_id = p.experience_id and r.decision = 'RESTORED')
							and (select count(*) from experience_report r where r.hid and r.reported_on = :today) < :most
						from experience_publication p where p.experience_id = :id and p.state = 'PUBLISHED'
						""")
                .param("id", id.value())
                .param("today", LocalDate.now(clock))
                .param("most", MOST_HIDDEN_A_DAY)
                .query(Boolean.class)
                .optional()
                .orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        jdbc.sql("""
						insert into experience_report (id, experience_id, words, reported_on, due_on, hid)
						values (:id, :experience, :words, :today, :due, :hid)
						""")
                .param("id", UUID.randomUUID())
                .param("experience", id.value())
                .param("words", words == null ? null : PersonalData.withoutBsn(words, "[weggehaald]"))
                .param("today", today)
                .param("due", WorkingDays.plus(today, TERM))
                .param("hid", mayHide)
                .update();
        if (mayHide) {
            publications.hide(id);
        }
        return mayHide;
    }
}
