package nl.wijgroningen.portaal.account.domain;

import nl.wijgroningen.portaal.account.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends sessions, at once and over all nodes: the next request of such a session is of nobody. */
@Component
public class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a person, those halfway logging in too. */
    public void endAll(StaffId who) {
        endOthers(who, "");
    }

    /** All of a person but this one. */
    public void endOthers(StaffId who, String stays) {
        jdbc.sql("""
						delete from account_session
						where principal_name in (:id, 'half ' || :id) and session_id <> :stays
						""").param("id", who.toString()).param("stays", stays).update();
    }

    /** One, if it is this person's. */
    public void end(StaffId who, String session) {
        jdbc.sql("delete from account_session where principal_name = :id and session_id = :session")
                .param("id", who.toString())
                .param("session", session)
                .update();
    }
}
