package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.domain.Due;
import nl.wijgroningen.portaal.experience.domain.State;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a teller sees with the code, wherever the telling lies: waiting, released, or withdrawn. */
@Component
public class FollowPage {

    private final JdbcClient jdbc;
    private final Keys keys;

    FollowPage(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * @param state null while it waits for the morning
     * @param verdictWaits a verdict was sent and waits for the morning
     */
    public record Told(
            boolean withdrawn,
            @Nullable UUID id,
            @Nullable UUID teamId,
            @Nullable String toldWeek,
            @Nullable String happened,
            @Nullable String wentWell,
            @Nullable String couldBeBetter,
            @Nullable String wish,
            boolean mayBePublic,
            boolean coordinatorOnly,
            @Nullable State state,
            @Nullable String waitingSince,
            boolean verdictWaits) {

        public @Nullable LocalDate due() {
            var week = waitingSince == null ? (state == null ? toldWeek : null) : waitingSince;
            return week == null ? null : Due.of(Week.parse(week));
        }
    }

    public record Response(String text, LocalDate sentOn) {}

    public record Verdict(boolean solved, @Nullable String words, String week) {}

    /** Empty when nothing was sent under this code: it is unknown, or a draft. */
    public Optional<Told> told(TellerCode code) {
        return jdbc.sql("""
						select false as withdrawn, e.id, e.team_id, e.told_week, e.happened, e.went_well, e.could_be_better, e.wish,
							e.may_be_public, e.coordinator_only, e.state, e.waiting_since,
							exists (select from experience_waiting w where w.code_hash = e.code_hash) as verdict_waits
						from experience e where e.code_hash = :hash
						union all
						select false, null, (c ->> 'team')::uuid, c ->> 'week', c -> 'story' ->> 'happened',
							c -> 'story' ->> 'wentWell', c -> 'story' ->> 'couldBeBetter', c -> 'story' ->> 'wish',
							(c ->> 'mayBePublic')::boolean, false, null, null, false
						from experience_waiting w cross join lateral (select w.content as c) content
						where w.code_hash = :hash and w.kind = 'TELLING'
						union all
						select true, null, null, null, null, null, null, null, false, false, null, null, false
						from experience_tombstone where code_hash = :hash
						""")
                .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                .query(Told.class)
                .optional();
    }

    public List<Response> responses(UUID experience) {
        return jdbc.sql("""
						select text, sent_on from experience_response
						where experience_id = :id and sent_on is not null
						order by sent_on, id
						""").param("id", experience).query(Response.class).list();
    }

    public List<Verdict> verdicts(UUID experience) {
        return jdbc.sql(
                        "select solved, words, week from experience_verdict where experience_id = :id order by week, id")
                .param("id", experience)
                .query(Verdict.class)
                .list();
    }
}
