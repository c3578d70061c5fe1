package nl.wijgroningen.portaal.experience.domain;

import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Dit herken ik", under a public text: a number of a story and nothing else. */
@Service
@Transactional
public class Recognising {

    private final JdbcClient jdbc;

    Recognising(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts one more; whoever calls keeps out who presses twice.
     *
     * @throws NotFound when it is not public
     */
    @Rule("R16")
    public void recognise(ExperienceId id) {
        var counted = jdbc.sql("""
						insert into experience_recognised as r (experience_id, number)
						select p.experience_id, 1 from experience_publication p where p.experience_id = :id and p.state = 'PUBLISHED'
						on conflict (experience_id) do update set number = r.number + 1
						""").param("id", id.value()).update();
        if (counted == 0) {
            throw new NotFound();
        }
    }
}
