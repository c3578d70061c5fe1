package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary starts a round, writes its text, and takes it by way of Stadadviseert to everyone (R11). */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R11")
public class Recruiting {

    static final String KIND = "round";

    private final Rounds rounds;
    private final RoundSteps steps;
    private final CouncilStore store;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Recruiting(Rounds rounds, RoundSteps steps, CouncilStore store, JdbcClient jdbc, Audit audit, Clock clock) {
        this.rounds = rounds;
        this.steps = steps;
        this.store = store;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a round is about.
     *
     * @param opensOn the first day on which one can apply, {@code closesOn} the last
     */
    public record Plan(
            String title,
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable LocalDate lettersOn) {}

    private record Free(UUID id, LocalDate fromOn) {}

    /**
     * Starts a round for vacancies that are open and in no other round, with the profile of the council on the day that the
     * first of them falls free.
     *
     * @return its id
     * @throws RuleBroken when a vacancy is taken or closed, or the days are in the wrong order
     */
    public UUID start(Staff by, Plan plan, Collection<UUID> vacancies, String text, @Nullable String english) {
        var today = LocalDate.now(clock);
        check(plan, today);
        var free = jdbc.sql("""
						select id, from_on from wijraad_vacancy where id = any (:ids) and closed_on is null order by from_on, id
						""")
                .param("ids", vacancies.toArray(UUID[]::new))
                .query(Free.class)
                .list();
        if (free.isEmpty() || free.size() < vacancies.size()) {
            throw new RuleBroken("R11.vacancy");
        }
        var day = free.get(0).fromOn().isBefore(today) ? today : free.get(0).fromOn();
        var profile = Profile.of(store.read().now(), day, Population.read());
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into wijraad_round (id, title, state, opens_on, closes_on, letters_on, members, profile_on, text_version,
							started_by, started_on, version)
						values (:id, :title, 'DRAFT', :opens, :closes, :letters, :members, :profile, 1, :by, :today, 0)
						""")
                .param("id", id)
                .param("title", plan.title())
                .param("opens", plan.opensOn())
                .param("closes", plan.closesOn())
                .param("letters", plan.lettersOn())
                .param("members", profile.members())
                .param("profile", profile.day())
                .param("by", by.id().value())
                .param("today", today)
                .update();
        for (var one : free) {
            fill(id, one.id());
        }
        for (var line : profile.lines()) {
            jdbc.sql("""
							insert into wijraad_profile (round_id, kind, name, has, wanted, residents, city)
							values (:id, :kind, :name, :has, :wanted, :residents, :city)
							""")
                    .param("id", id)
                    .param("kind", line.kind().name())
                    .param("name", line.name())
                    .param("has", line.has())
                    .param("wanted", line.wanted())
                    .param("residents", line.residents())
                    .param("city", line.city())
                    .update();
        }
        text(by, id, 1, text, english, today);
        steps.add(id, RoundState.Step.STARTED, 1, by, today);
        audit.line(by.id(), "wijraad.round.start", KIND, id);
        return id;
    }

    private void fill(UUID round, UUID vacancy) {
        try {
            jdbc.sql("insert into wijraad_round_vacancy (round_id, vacancy_id) values (:round, :vacancy)")
                    .param("round", round)
                    .param("vacancy", vacancy)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("R11.vacancy");
        }
    }

    private static void check(Plan plan, LocalDate today) {
        if (plan.closesOn().isBefore(today)) {
            throw new RuleBroken("R11.past", plan.closesOn());
        }
        if (plan.closesOn().isBefore(plan.opensOn())) {
            throw new RuleBroken("R11.order", plan.opensOn(), plan.closesOn());
        }
        if (plan.lettersOn() != null && !plan.lettersOn().isAfter(plan.closesOn())) {
            throw new RuleBroken("R11.letters", plan.closesOn());
        }
    }

    /** Other days. Once the text is public the last day only becomes later: nobody is shut out who counted on it. */
    public void plan(Staff by, UUID id, long seen, Plan plan) {
        var today = LocalDate.now(clock);
        var round = rounds.hold(id, seen);
        if (round.state() == RoundState.CLOSED) {
            throw new RuleBroken("R11.closed");
        }
        if (round.state() == RoundState.PUBLISHED && plan.closesOn().isBefore(round.closesOn())) {
            throw new RuleBroken("R11.earlier", round.closesOn());
        }
        if (!plan.closesOn().equals(round.closesOn()) || !plan.opensOn().equals(round.opensOn())) {
            check(plan, today);
        } else if (plan.lettersOn() != null && !plan.lettersOn().isAfter(plan.closesOn())) {
            throw new RuleBroken("R11.letters", plan.closesOn());
        }
        jdbc.sql("""
						update wijraad_round set title = :title, opens_on = :opens, closes_on = :closes, letters_on = :letters,
							version = version + 1
						where id = :id
						""")
                .param("title", plan.title())
                .param("opens", plan.opensOn())
                .param("closes", plan.closesOn())
                .param("letters", plan.lettersOn())
                .param("id", id)
                .update();
        audit.line(by.id(), "wijraad.round.plan", KIND, id);
    }

    /** A new version of the text; the ones before stay. Nothing happens when the words are the same. */
    public void write(Staff by, UUID id, long seen, String text, @Nullable String english) {
        var round = rounds.hold(id, seen);
        var state = round.state().after(RoundState.Step.WRITTEN);
        var same = jdbc.sql("""
						select dutch = :dutch and english is not distinct from :english from wijraad_round_text
						where round_id = :id and version = :version
						""")
                .param("dutch", text)
                .param("english", english)
                .param("id", id)
                .param("version", round.textVersion())
                .query(Boolean.class)
                .single();
        if (same) {
            return;
        }
        var today = LocalDate.now(clock);
        var version = round.textVersion() + 1;
        text(by, id, version, text, english, today);
        jdbc.sql("""
						update wijraad_round set state = :state, text_version = :text, adopted_version = null, adopted_by = null,
							adopted_on = null, version = version + 1
						where id = :id
						""")
                .param("state", state.name())
                .param("text", version)
                .param("id", id)
                .update();
        steps.add(id, RoundState.Step.WRITTEN, version, by, today);
        audit.line(by.id(), "wijraad.round.write", KIND, id);
    }

    private void text(Staff by, UUID id, int version, String text, @Nullable String english, LocalDate today) {
        jdbc.sql("""
						insert into wijraad_round_text (round_id, version, dutch, english, written_by, written_on)
						values (:id, :version, :dutch, :english, :by, :today)
						""")
                .param("id", id)
                .param("version", version)
                .param("dutch", text)
                .param("english", english)
                .param("by", by.id().value())
                .param("today", today)
                .update();
    }

    /** To Stadadviseert, who look at this version. */
    public void send(Staff by, UUID id, long seen) {
        step(by, id, seen, RoundState.Step.SENT, "sent_version = text_version, sent_on = :today");
    }

    /** From Stadadviseert before they said that they looked: a draft again, which they must still look at. */
    public void takeBack(Staff by, UUID id, long seen) {
        step(by, id, seen, RoundState.Step.TAKEN_BACK, "");
    }

    /** The text as it is now, after Stadadviseert looked. */
    public void adopt(Staff by, UUID id, long seen) {
        step(
                by,
                id,
                seen,
                RoundState.Step.ADOPTED,
                "adopted_version = text_version, adopted_by = :by, adopted_on = :today");
    }

    /** For everyone to read, and to apply from its first day on. */
    public void publish(Staff by, UUID id, long seen) {
        var today = LocalDate.now(clock);
        var round = rounds.hold(id, seen);
        if (round.closesOn().isBefore(today)) {
            throw new RuleBroken("R11.past", round.closesOn());
        }
        step(
                by,
                id,
                seen,
                RoundState.Step.PUBLISHED,
                "published_version = adopted_version, published_by = :by, published_on = :today");
    }

    /** The end of a round: four weeks later the papers of its candidates go (R12c). Its vacancies can be in another one. */
    @Rule("R12c")
    public void close(Staff by, UUID id, long seen) {
        step(by, id, seen, RoundState.Step.CLOSED, "closed_by = :by, closed_on = :today");
        jdbc.sql("update wijraad_round_vacancy set over = true where round_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from wijraad_talk where round_id = :id and candidate_id is null")
                .param("id", id)
                .update();
    }

    /** @param columns that change too, with {@code :by} and {@code :today}; may be empty */
    private void step(Staff by, UUID id, long seen, RoundState.Step step, String columns) {
        var today = LocalDate.now(clock);
        var round = rounds.hold(id, seen);
        var state = round.state().after(step);
        var update = jdbc.sql("update wijraad_round set state = :state, version = version + 1"
                        + (columns.isEmpty() ? "" : ", " + columns) + " where id = :id")
                .param("state", state.name())
                .param("today", today)
                .param("id", id);
        (columns.contains(":by") ? update.param("by", by.id().value()) : update).update();
        steps.add(id, step, round.textVersion(), by, today);
        audit.line(by.id(), "wijraad.round." + step.name().toLowerCase(Locale.ROOT), KIND, id);
    }

    /** A time at which a candidate can be spoken with. */
    public void addTalk(Staff by, UUID id, LocalDate day, LocalTime begins, String place) {
        var round = rounds.hold(id);
        if (round.state() == RoundState.CLOSED) {
            throw new RuleBroken("R11.closed");
        }
        if (!day.isAfter(round.closesOn())) {
            throw new RuleBroken("R11.letters", round.closesOn());
        }
        jdbc.sql("""
						insert into wijraad_talk (id, round_id, day, begins, place) values (:talk, :id, :day, :begins, :place)
						on conflict (round_id, day, begins) do update set place = excluded.place
						""")
                .param("talk", UUID.randomUUID())
                .param("id", id)
                .param("day", day)
                .param("begins", begins)
                .param("place", place)
                .update();
        audit.line(by.id(), "wijraad.round.plan", KIND, id);
    }

    /** @throws NotFound when there is none, or somebody was invited for it */
    public void removeTalk(Staff by, UUID id, UUID talk) {
        var done = jdbc.sql("delete from wijraad_talk where id = :talk and round_id = :id and candidate_id is null")
                .param("talk", talk)
                .param("id", id)
                .update();
        if (done == 0) {
            throw new NotFound();
        }
        audit.line(by.id(), "wijraad.round.plan", KIND, id);
    }
}
