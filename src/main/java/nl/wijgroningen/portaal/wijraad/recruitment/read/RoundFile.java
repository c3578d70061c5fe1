package nl.wijgroningen.portaal.wijraad.recruitment.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Profile;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.RoundState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds as the secretary and Stadadviseert see them. */
@Component
@Rule("R11")
public class RoundFile {

    public static final int PAGE = 20;

    private final JdbcClient jdbc;

    RoundFile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param applied how many candidates there are */
    public record Item(
            UUID id,
            String title,
            RoundState state,
            LocalDate opensOn,
            LocalDate closesOn,
            LocalDate startedOn,
            int places,
            int applied) {}

    /** Where a page of rounds begins. */
    public record From(LocalDate day, UUID id) {}

    /**
     * One more than a page, the newest first.
     *
     * @param sent only those whose text Stadadviseert got
     */
    public List<Item> rounds(boolean sent, @Nullable From from) {
        return jdbc.sql("""
						select r.id, r.title, r.state, r.opens_on, r.closes_on, r.started_on,
							(select count(*) from wijraad_round_vacancy v where v.round_id = r.id) as places,
							(select count(*) from wijraad_candidate c where c.round_id = r.id) as applied
						from wijraad_round r
						where (not :sent or r.sent_version is not null)
							and (:day::date is null or (r.started_on, r.id) <= (:day::date, :id::uuid))
						order by r.started_on desc, r.id desc limit :limit
						""")
                .param("sent", sent)
                .param("day", from == null ? null : from.day())
                .param("id", from == null ? null : from.id())
                .param("limit", PAGE + 1)
                .query(Item.class)
                .list();
    }

    /** A place to fill; {@code seat} null: the first that falls free. */
    public record Place(UUID id, @Nullable Integer seat, LocalDate fromOn, boolean city, boolean youth) {}

    /** The vacancies that are open and in no round. */
    public List<Place> free() {
        return jdbc.sql("""
						select v.id, v.seat, v.from_on, v.city, v.youth from wijraad_vacancy v
						where v.closed_on is null
							and not exists (select from wijraad_round_vacancy r where r.vacancy_id = v.id and not r.over)
						order by v.from_on, v.seat
						""").query(Place.class).list();
    }

    /** Those that a round is to fill. */
    public List<Place> places(UUID round) {
        return jdbc.sql("""
						select v.id, v.seat, v.from_on, v.city, v.youth
						from wijraad_round_vacancy r join wijraad_vacancy v on v.id = r.vacancy_id
						where r.round_id = :round order by v.from_on, v.seat
						""").param("round", round).query(Place.class).list();
    }

    public List<Profile.Line> profile(UUID round) {
        return jdbc.sql("""
						select kind, name, has, wanted, residents, city from wijraad_profile where round_id = :round
						order by kind, case name when 'YOUNG' then 1 when 'MIDDLE' then 2 when 'OLD' then 3 else 4 end, name
						""").param("round", round).query(Profile.Line.class).list();
    }

    /** @param candidate null: the time is free */
    public record Talk(
            UUID id,
            LocalDate day,
            LocalTime begins,
            String place,
            @Nullable UUID candidateId,
            @Nullable String name) {}

    public List<Talk> talks(UUID round) {
        return jdbc.sql("""
						select t.id, t.day, t.begins, t.place, t.candidate_id, c.name
						from wijraad_talk t left join wijraad_candidate c on c.id = t.candidate_id
						where t.round_id = :round order by t.day, t.begins
						""").param("round", round).query(Talk.class).list();
    }

    /** One version of the text. */
    public record Text(int version, String dutch, @Nullable String english, UUID writtenBy, LocalDate writtenOn) {}

    public Optional<Text> text(UUID round, int version) {
        return jdbc.sql("""
						select version, dutch, english, written_by, written_on from wijraad_round_text
						where round_id = :round and version = :version
						""")
                .param("round", round)
                .param("version", version)
                .query(Text.class)
                .optional();
    }

    /** The versions of the text that Stadadviseert got, and those that were adopted or published: no draft. */
    public List<Integer> shown(UUID round) {
        return jdbc.sql("""
						select distinct version from wijraad_round_step
						where round_id = :round and kind in ('SENT', 'ADOPTED', 'PUBLISHED') order by version
						""").param("round", round).query(Integer.class).list();
    }

    public record Remark(int paragraph, String words, UUID writtenBy, LocalDate writtenOn) {}

    /** What happened; {@code version} of the text at that time. */
    public record Step(RoundState.Step kind, int version, UUID doneBy, LocalDate doneOn) {}

    /** What Stadadviseert said of a version, and what happened to the round, each in its order. */
    public record History(List<Remark> remarks, List<Step> steps) {}

    private record Row(
            @Nullable String kind, int number, @Nullable String words, UUID by, LocalDate day) {}

    /** In one statement. */
    public History history(UUID round, int version) {
        var rows = jdbc.sql("""
						select null as kind, paragraph as number, words, written_by as "by", written_on as "day", turn
						from wijraad_remark where round_id = :round and version = :version
						union all
						select kind, version, null, done_by, done_on, turn from wijraad_round_step where round_id = :round
						order by turn
						""")
                .param("round", round)
                .param("version", version)
                .query(Row.class)
                .list();
        var remarks = new ArrayList<Remark>();
        var steps = new ArrayList<Step>();
        for (var row : rows) {
            if (row.kind() == null) {
                remarks.add(new Remark(row.number(), String.valueOf(row.words()), row.by(), row.day()));
            } else {
                steps.add(new Step(RoundState.Step.valueOf(row.kind()), row.number(), row.by(), row.day()));
            }
        }
        return new History(remarks, steps);
    }
}
