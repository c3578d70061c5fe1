package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Why a telling is kept from the team, and what the teller was asked about it: for coordinators only (R35). */
@Rule("R35")
public final class Protection {

    private Protection() {}

    /** What happened to it. */
    public enum Kind {
        WORDS,
        DANGER,
        ABUSE,
        PERSON,
        ASKED,
        GRANTED,
        REFUSED
    }

    /**
     * @param words that mean danger, for WORDS
     * @param person who of staff kept it or asked
     * @param team of a question and its answer
     * @param week of what the teller said (R33)
     */
    public record Step(
            Kind kind,
            @Nullable String words,
            @Nullable UUID person,
            @Nullable LocalDate day,
            @Nullable UUID team,
            @Nullable String week) {

        public String key() {
            return "experience.protection." + kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The steps of experience {@code e} in the order of the days; none for who is no coordinator. */
    static final String SQL = """
			select kind, words, person, day, team, week from (
				select reason as kind, words, kept_by as person, kept_on as day, null::uuid as team, null as week,
					coalesce(to_char(kept_on, 'IYYY"-W"IW'), '') as at_week, id, 0 as part
				from experience_kept where experience_id = e.id
				union all
				select 'ASKED', null, asked_by, asked_on, team_id, null, to_char(asked_on, 'IYYY"-W"IW'), id, 1
				from experience_permission where experience_id = e.id
				union all
				select case when granted then 'GRANTED' else 'REFUSED' end, null, null, null, team_id, answered_week,
					answered_week, id, 2
				from experience_permission where experience_id = e.id and granted is not null
			) steps
			where :coordinator
			order by at_week, part, day, id
			""";
}
