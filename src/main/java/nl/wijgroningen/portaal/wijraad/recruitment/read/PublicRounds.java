package nl.wijgroningen.portaal.wijraad.recruitment.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Profile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds whose text is public, for everyone. */
@Component
@Rule("R11")
public class PublicRounds {

    private static final int MOST = 30;

    private static final String SELECT = """
			select r.id, r.title, r.opens_on, r.closes_on, r.letters_on, r.state = 'CLOSED' as closed, r.published_on, t.dutch, t.english,
				(select count(*) from wijraad_round_vacancy v where v.round_id = r.id) as places,
				exists (select from wijraad_round_vacancy v join wijraad_vacancy p on p.id = v.vacancy_id
					where v.round_id = r.id and p.city) as city,
				exists (select from wijraad_round_vacancy v join wijraad_vacancy p on p.id = v.vacancy_id
					where v.round_id = r.id and p.youth) as youth,
				(select min(day) from wijraad_talk k where k.round_id = r.id) as first_talk,
				(select max(day) from wijraad_talk k where k.round_id = r.id) as last_talk
			from wijraad_round r join wijraad_round_text t on t.round_id = r.id and t.version = r.published_version
			""";

    private final JdbcClient jdbc;

    PublicRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param places how many seats
     * @param city for one of them only who lives in the city
     * @param english null: there is none
     */
    public record One(
            UUID id,
            String title,
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable LocalDate lettersOn,
            boolean closed,
            LocalDate publishedOn,
            String dutch,
            @Nullable String english,
            int places,
            boolean city,
            boolean youth,
            @Nullable LocalDate firstTalk,
            @Nullable LocalDate lastTalk) {

        public boolean takes(LocalDate day) {
            return !closed && !day.isBefore(opensOn) && !day.isAfter(closesOn);
        }
    }

    /** Those in which one can apply, now or later, the one that closes first first. */
    public List<One> open(LocalDate today) {
        return jdbc.sql(SELECT + """
						where r.state = 'PUBLISHED' and r.closes_on >= :today order by r.closes_on, r.id limit :most
						""")
                .param("today", today)
                .param("most", MOST)
                .query(One.class)
                .list();
    }

    /** One that is public; a round that was closed keeps its page. */
    public Optional<One> one(UUID id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query(One.class)
                .optional();
    }

    /** What the council lacks, as it was when the round began. */
    public List<Profile.Line> lacking(UUID id) {
        return jdbc.sql("""
						select kind, name, has, wanted, residents, city from wijraad_profile
						where round_id = :id and has < wanted order by kind, name
						""").param("id", id).query(Profile.Line.class).list();
    }
}
