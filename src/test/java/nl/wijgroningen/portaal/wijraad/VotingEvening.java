package nl.wijgroningen.portaal.wijraad;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A meeting of today with the members who have an account of the demo, and candidates to choose from. All of it goes when it
 * is over, and the votes too.
 */
public final class VotingEvening implements AutoCloseable {

    /** Who log in as {@code wijraadslid}, {@code wijraadslid2} … {@code wijraadslid9}. */
    public static final List<String> MEMBERS = List.of(
            "wijraadslid",
            "wijraadslid2",
            "wijraadslid3",
            "wijraadslid4",
            "wijraadslid5",
            "wijraadslid6",
            "wijraadslid7",
            "wijraadslid8",
            "wijraadslid9");

    private final JdbcClient jdbc;
    private final UUID round = UUID.randomUUID();
    private final UUID meeting = UUID.randomUUID();
    private final Map<String, UUID> candidates = new LinkedHashMap<>();

    public VotingEvening(JdbcClient jdbc, Clock clock, String... names) {
        this.jdbc = jdbc;
        var today = LocalDate.now(clock);
        replica("""
				insert into wijraad_round (id, title, state, opens_on, closes_on, members, profile_on, text_version, sent_version, sent_on,
					looked_version, looked_by, looked_on, adopted_version, adopted_by, adopted_on, published_version, published_by, published_on,
					started_by, started_on, version)
				select '%1$s', 'Proefwerving %2$s', 'PUBLISHED', day, day, 11, day, 1, 1, day, 1, other.id, day, 1, u.id, day, 1, u.id, day,
					u.id, day, 1
				from account_user u, account_user other, (select '%3$s'::date as day) d
				where u.username = 'secretaris' and other.username = 'stadadviseert'
				""".formatted(round, round.toString().substring(0, 4), today));
        jdbc.sql("""
						insert into wijraad_meeting (id, held_on, starts_at, ends_at, kind, place, state, planned_by, planned_on)
						values (:id, :today, '03:00', '04:00', 'OWN', :id::text, 'PLANNED',
							(select id from account_user where username = 'secretaris'), :today)
						""").param("id", meeting).param("today", today).update();
        present(MEMBERS);
        for (var name : names) {
            add(name);
        }
    }

    public UUID round() {
        return round;
    }

    public UUID meeting() {
        return meeting;
    }

    public UUID candidate(String name) {
        var id = candidates.get(name);
        if (id == null) {
            throw new IllegalArgumentException(name);
        }
        return id;
    }

    public UUID member(String username) {
        return jdbc.sql(
                        "select a.member_id from wijraad_account a join account_user u on u.id = a.user_id where u.username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
    }

    /** Who is there, and nobody else. */
    public void present(List<String> usernames) {
        jdbc.sql("delete from wijraad_attendance where meeting_id = :meeting")
                .param("meeting", meeting)
                .update();
        jdbc.sql("""
						insert into wijraad_attendance (meeting_id, member_id, present)
						select :meeting, a.member_id, true from wijraad_account a join account_user u on u.id = a.user_id
						where u.username = any (:names)
						""")
                .param("meeting", meeting)
                .param("names", usernames.toArray(String[]::new))
                .update();
    }

    private void add(String name) {
        var id = UUID.randomUUID();
        candidates.put(name, id);
        jdbc.sql("""
						insert into wijraad_candidate (id, round_id, name, age_band, sixteen, consent, in_city, portfolios, language, content,
							person_hash, keep_year, state, applied_on, version)
						values (:id, :round, :name, 'FROM_45', true, false, true, '{}', 'NL', '\\x00', :id::text::bytea, false, 'APPLIED',
							current_date, 1)
						""").param("id", id).param("round", round).param("name", name).update();
    }

    /** A candidate withdraws: nothing is left of them. */
    public void withdraw(String name) {
        jdbc.sql("delete from wijraad_candidate where id = :id")
                .param("id", candidate(name))
                .update();
    }

    public String state(String name) {
        return jdbc.sql("select state from wijraad_candidate where id = :id")
                .param("id", candidate(name))
                .query(String.class)
                .single();
    }

    /** Another state than any form of now could give them. */
    public void force(String name, String state) {
        replica("update wijraad_candidate set state = '%s', decided_on = %s where id = '%s'"
                .formatted(state, state.equals("APPLIED") ? "null" : "applied_on", candidate(name)));
    }

    /** Rows that no form could make or take away: triggers and keys sleep meanwhile. */
    public void replica(String sql) {
        jdbc.sql("set session_replication_role = replica; " + sql + "; set session_replication_role = default")
                .update();
    }

    @Override
    public void close() {
        var mine = "(select id from wijraad_selection where round_id = '" + round + "')";
        var sql = new StringBuilder();
        for (var table : List.of(
                "wijraad_teller",
                "wijraad_pile",
                "wijraad_count",
                "wijraad_entry",
                "wijraad_open_paper",
                "wijraad_ballot_box",
                "wijraad_voting_rules",
                "wijraad_recusal")) {
            sql.append("delete from ")
                    .append(table)
                    .append(" where selection_id in ")
                    .append(mine)
                    .append("; ");
        }
        replica(sql + """
				delete from wijraad_selection where round_id = '%1$s';
				delete from wijraad_candidate where round_id = '%1$s';
				delete from wijraad_round where id = '%1$s';
				delete from wijraad_attendance where meeting_id = '%2$s';
				delete from wijraad_meeting where id = '%2$s'
				""".formatted(round, meeting));
    }
}
