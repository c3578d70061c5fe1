package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Index;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is public of an experience, apart from its original: changed only in the transaction of who decides, together with
 * what search and the trail know of it. Who changes the choice or the outcome locks the experience first, so that one comes after the
 * other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Publications {

    private static final int TITLE = 80;

    private final JdbcClient jdbc;
    private final Index index;
    private final Trail trail;

    Publications(JdbcClient jdbc, Index index, Trail trail) {
        this.jdbc = jdbc;
        this.index = index;
        this.trail = trail;
    }

    /** Waits for others who decide on it, and keeps them waiting; nothing happens when there is none. */
    void lock(ExperienceId id) {
        jdbc.sql("select id from experience where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    private record Told(
            String language,
            String toldWeek,
            @Nullable UUID teamId,
            @Nullable UUID themeId) {}

    /** Whether this person wrote or edited an answer, or entered the telling. */
    boolean hasHand(ExperienceId id, StaffId who) {
        return jdbc.sql("""
						select exists (select from experience_part where experience_id = :id and user_id = :who and part = 'HAND')
							or exists (select from experience where id = :id and entered_by = :who)
						""")
                .param("id", id.value())
                .param("who", who.value())
                .query(Boolean.class)
                .single();
    }

    /** Somebody writes, edits or enters: from now on another person checks it. */
    @Rule("R13")
    public void addHand(ExperienceId id, StaffId who) {
        jdbc.sql("""
						insert into experience_part (experience_id, user_id, part) values (:id, :who, 'HAND')
						on conflict (experience_id, user_id) do update set part = 'HAND'
						""").param("id", id.value()).param("who", who.value()).update();
    }

    /** False when this person has a hand in it, or gets it at this moment. */
    boolean addCheck(ExperienceId id, StaffId who) {
        return jdbc.sql("""
						insert into experience_part as p (experience_id, user_id, part) values (:id, :who, 'CHECK')
						on conflict (experience_id, user_id) do update set part = 'CHECK' where p.part = 'CHECK'
						""").param("id", id.value()).param("who", who.value()).update() == 1;
    }

    /** Makes it public, or replaces what was public. */
    void publish(ExperienceId id, StaffId by, MaskedText text, LocalDate today) {
        var told = told(id);
        var shown = new ArrayList<@Nullable String>();
        for (var field = 0; field <= MaskedText.ANSWER; field++) {
            var one = text.shown(field);
            shown.add(one.isEmpty() ? null : one);
        }
        jdbc.sql("""
						insert into experience_publication (experience_id, may_be_public, state, title, happened, went_well,
							could_be_better, wish, answer, language, told_year, team_id, theme_id, checked_by, checked_on, published_on)
						values (:id, true, 'PUBLISHED', :title, :happened, :good, :better, :wish, :answer, :language, :year, :team,
							:theme, :by, :today, :today)
						on conflict (experience_id) do update set state = 'PUBLISHED', reason = null, title = excluded.title,
							happened = excluded.happened, went_well = excluded.went_well, could_be_better = excluded.could_be_better,
							wish = excluded.wish, answer = excluded.answer, team_id = excluded.team_id, theme_id = excluded.theme_id,
							checked_by = excluded.checked_by, checked_on = excluded.checked_on, published_on = excluded.published_on
						""")
                .param("id", id.value())
                .param("title", title(text))
                .param("happened", shown.get(MaskedText.HAPPENED))
                .param("good", shown.get(MaskedText.WENT_WELL))
                .param("better", shown.get(MaskedText.COULD_BE_BETTER))
                .param("wish", shown.get(MaskedText.WISH))
                .param("answer", shown.get(MaskedText.ANSWER))
                .param("language", told.language())
                .param("year", Week.parse(told.toldWeek()).year())
                .param("team", told.teamId())
                .param("theme", told.themeId())
                .param("by", by.value())
                .param("today", today)
                .update();
        jdbc.sql("delete from experience_mask where experience_id = :id")
                .param("id", id.value())
                .update();
        for (var mask : text.masks()) {
            jdbc.sql("""
							insert into experience_mask (id, experience_id, field, begins, ends, words, reason)
							values (:mask, :id, :field, :begins, :ends, :words, :reason)
							""")
                    .param("mask", UUID.randomUUID())
                    .param("id", id.value())
                    .param("field", mask.field())
                    .param("begins", mask.begins())
                    .param("ends", mask.ends())
                    .param("words", text.words(mask))
                    .param("reason", mask.reason().name())
                    .update();
        }
        index(id);
    }

    /** Refuses or takes down: only the reason stays, for the teller. */
    void refuse(ExperienceId id, StaffId by, String state, String reason, LocalDate today) {
        var told = told(id);
        jdbc.sql("""
						insert into experience_publication (experience_id, may_be_public, state, reason, language, told_year, team_id,
							theme_id, checked_by, checked_on)
						values (:id, true, :state, :reason, :language, :year, :team, :theme, :by, :today)
						on conflict (experience_id) do update set state = excluded.state, reason = excluded.reason, title = null,
							happened = null, went_well = null, could_be_better = null, wish = null, answer = null, published_on = null,
							checked_by = excluded.checked_by, checked_on = excluded.checked_on
						""")
                .param("id", id.value())
                .param("state", state)
                .param("reason", reason)
                .param("language", told.language())
                .param("year", Week.parse(told.toldWeek()).year())
                .param("team", told.teamId())
                .param("theme", told.themeId())
                .param("by", by.value())
                .param("today", today)
                .update();
        jdbc.sql("delete from experience_mask where experience_id = :id")
                .param("id", id.value())
                .update();
        conceal(id);
    }

    /** Out of sight until it is decided. */
    @Rule("R14")
    void hide(ExperienceId id) {
        state(id, "HIDDEN");
        conceal(id);
    }

    @Rule("R14")
    void restore(ExperienceId id) {
        state(id, "PUBLISHED");
        index(id);
    }

    private void state(ExperienceId id, String state) {
        jdbc.sql("""
						update experience_publication set state = :state
						where experience_id = :id and state in ('PUBLISHED', 'HIDDEN')
						""").param("id", id.value()).param("state", state).update();
    }

    /** Not public any more, as if it never was: the teller narrowed the choice, or the experience goes. */
    @Rule("R13")
    public void remove(ExperienceId id) {
        jdbc.sql("delete from experience_publication where experience_id = :id")
                .param("id", id.value())
                .update();
        conceal(id);
    }

    /** Neither search nor the trail names it any more. */
    private void conceal(ExperienceId id) {
        index.remove(Document.Kind.EXPERIENCE, id.value());
        trail.hide(id.value());
    }

    /** It goes for good, with what came of it as far as that is told (R12). */
    void forget(ExperienceId id) {
        remove(id);
        trail.remove(id.value());
    }

    private record Shown(
            String language,
            int toldYear,
            @Nullable UUID teamId,
            @Nullable UUID themeId,
            String title,
            String body,
            LocalDate publishedOn) {}

    private void index(ExperienceId id) {
        jdbc.sql("""
						select language, told_year, team_id, theme_id, title,
							concat_ws(' ', happened, went_well, could_be_better, wish, answer) as body, published_on
						from experience_publication where experience_id = :id and state = 'PUBLISHED'
						""").param("id", id.value()).query(Shown.class).optional().ifPresent(it -> {
            var path = "/ervaringen/" + id;
            index.put(new Document(
                    Document.Kind.EXPERIENCE,
                    id.value(),
                    path,
                    it.language(),
                    it.title(),
                    it.body().replace(MaskedText.MARK, ""),
                    it.toldYear(),
                    it.teamId(),
                    it.themeId(),
                    it.publishedOn()));
            trail.put(
                    new Node(Node.Kind.EXPERIENCE, id.value(), it.title(), it.language(), State.ANSWERED.name(), path));
        });
    }

    private Told told(ExperienceId id) {
        return jdbc.sql("select language, told_week, team_id, theme_id from experience where id = :id")
                .param("id", id.value())
                .query(Told.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The beginning of what happened; a text that is masked whole has a title too. */
    static String title(MaskedText text) {
        return PlainText.opening(
                PlainText.oneLine(text.shown(MaskedText.HAPPENED).replace(MaskedText.MARK, "[…]")), TITLE);
    }

    /** The masks as they are now, to begin from when it is checked again. */
    List<MaskedText.Mask> masks(ExperienceId id) {
        return jdbc.sql(
                        "select field, begins, ends, reason from experience_mask where experience_id = :id order by field, begins")
                .param("id", id.value())
                .query(MaskedText.Mask.class)
                .list();
    }
}
