package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
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
     * @param teamAllowed the teller let the team read what only the coordinator read (R35)
     * @param kept why it was kept from the team when the teller did not choose it; null otherwise
     * @param verdictWaits a verdict was sent and waits for the morning
     * @param waitingReply the reply that waits for the morning
     * @param question id of the open question whether a team may read it, and that team
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
            boolean teamAllowed,
            @Nullable String kept,
            @Nullable State state,
            @Nullable String waitingSince,
            boolean verdictWaits,
            @Nullable String waitingReply,
            @Nullable UUID question,
            @Nullable UUID questionTeam) {

        /** Only the coordinator reads it today. */
        public boolean isKeptFromTeam() {
            return coordinatorOnly && !teamAllowed;
        }

        public @Nullable LocalDate due() {
            var week = waitingSince == null ? (state == null ? toldWeek : null) : waitingSince;
            return week == null ? null : Due.of(Week.parse(week));
        }
    }

    /** Empty when nothing was sent under this code: it is unknown, or a draft. */
    public Optional<Told> told(TellerCode code) {
        return jdbc.sql("""
						select false as withdrawn, e.id, e.team_id, e.told_week, e.happened, e.went_well, e.could_be_better, e.wish,
							e.may_be_public, e.coordinator_only, e.team_allowed_week is not null as team_allowed,
							(select k.reason from experience_kept k where k.experience_id = e.id
								order by k.kept_on desc nulls last, k.id limit 1) as kept,
							e.state, e.waiting_since,
							exists (select from experience_waiting w where w.code_hash = e.code_hash and w.kind = 'VERDICT')
								as verdict_waits,
							(select w.content ->> 'text' from experience_waiting w
								where w.code_hash = e.code_hash and w.kind = 'REPLY') as waiting_reply,
							p.id as question, p.team_id as question_team
						from experience e
						left join experience_permission p on p.experience_id = e.id and p.granted is null
							and not exists (select from experience_waiting w
								where w.code_hash = e.code_hash and w.kind = 'PERMISSION')
						where e.code_hash = :hash
						union all
						select false, null, (c ->> 'team')::uuid, c ->> 'week', c -> 'story' ->> 'happened',
							c -> 'story' ->> 'wentWell', c -> 'story' ->> 'couldBeBetter', c -> 'story' ->> 'wish',
							(c ->> 'mayBePublic')::boolean, false, false, null, null, null, false, null, null, null
						from experience_waiting w cross join lateral (select w.content as c) content
						where w.code_hash = :hash and w.kind = 'TELLING'
						union all
						select true, null, null, null, null, null, null, null, false, false, false, null, null, null, false, null,
							null, null
						from experience_tombstone where code_hash = :hash
						""")
                .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                .query(Told.class)
                .optional();
    }

    /** Whether what was told under this code went because its term was over, not because the teller withdrew it (R42). */
    public boolean isDestroyed(TellerCode code) {
        return jdbc.sql(
                        "select exists (select from experience_tombstone where code_hash = :hash and reason = 'DESTROYED')")
                .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                .query(Boolean.class)
                .single();
    }

    /** Whether an objection was sent and waits for the morning. */
    public boolean objectionWaits(TellerCode code) {
        return jdbc.sql("select exists (select from experience_waiting where code_hash = :hash and kind = 'OBJECTION')")
                .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                .query(Boolean.class)
                .single();
    }
}
