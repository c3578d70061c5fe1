package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of what may be public and is answered most is published, some with masked words, and some is refused; of what was answered
 * in the last weeks a third still waits. One objection is open and one decided, one report hides a text.
 */
@Component
@Order(21)
class PublicationDemo implements ApplicationRunner {

    /** Weeks: what was answered longer ago does not wait any more. */
    private static final int CHECKED_WITHIN = 8;

    private final JdbcClient jdbc;
    private final Publications publications;
    private final Originals originals;
    private final Accounts accounts;
    private final Demo demo;
    private final Clock clock;

    PublicationDemo(
            JdbcClient jdbc,
            Publications publications,
            Originals originals,
            Accounts accounts,
            Demo demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.publications = publications;
        this.originals = originals;
        this.accounts = accounts;
        this.demo = demo;
        this.clock = clock;
    }

    private record Answered(UUID id, LocalDate sentOn, UUID checker) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on() && isEmpty()) {
            make(LocalDate.now(clock));
        }
    }

    private boolean isEmpty() {
        return !jdbc.sql("select exists (select from experience_publication) or not exists (select from experience)")
                .query(Boolean.class)
                .single();
    }

    private void make(LocalDate today) {
        var coordinator = accounts.having(Role.COORDINATOR).get(0).id();
        jdbc.sql("""
						insert into experience_part (experience_id, user_id, part)
						select distinct experience_id, author, 'HAND' from experience_response
						on conflict do nothing
						""").update();
        var all = answered(coordinator);
        var masked = new ArrayList<ExperienceId>();
        var plain = new ArrayList<ExperienceId>();
        for (var i = 0; i < all.size(); i++) {
            var one = all.get(i);
            var id = new ExperienceId(one.id());
            var planned = WorkingDays.plus(one.sentOn(), 1 + i % 4);
            var day = planned.isAfter(today) ? today : planned;
            if (i % 12 == 11) {
                publications.addCheck(id, new StaffId(one.checker()));
                publications.refuse(
                        id,
                        new StaffId(one.checker()),
                        "REFUSED",
                        "In uw verhaal herkennen buren een ander gezin. Dat kunnen wij niet weglaten zonder het verhaal kwijt te raken.",
                        day);
            } else if (i % 3 == 2 && one.sentOn().isAfter(today.minusWeeks(CHECKED_WITHIN))) {
                jdbc.sql("update experience set check_since = :week where id = :id")
                        .param("week", Week.of(one.sentOn()).toString())
                        .param("id", one.id())
                        .update();
            } else {
                publications.addCheck(id, new StaffId(one.checker()));
                var text = text(id);
                publications.publish(id, new StaffId(one.checker()), text, day);
                (text.masks().isEmpty() ? plain : masked).add(id);
            }
        }
        if (masked.size() > 1) {
            objection(
                    masked.get(0),
                    "De naam van de straat mag er gewoon staan. Iedereen weet dat al.",
                    null,
                    coordinator,
                    today);
            objection(
                    masked.get(1),
                    null,
                    "U hebt gelijk dat het over uzelf gaat. Het andere woord noemt uw buurvrouw, dat blijft weg.",
                    coordinator,
                    today);
        }
        if (!plain.isEmpty()) {
            report(plain.get(plain.size() - 1), today);
        }
    }

    /** The oldest answer first, with somebody who did not write it. */
    private List<Answered> answered(UUID coordinator) {
        return jdbc.sql("""
						select e.id, max(r.sent_on) as sent_on,
							:coordinator as checker
						from experience e join experience_response r on r.experience_id = e.id and r.sent_on is not null and r.kind = 'ANSWER'
						where e.may_be_public and not e.coordinator_only
							and not exists (select from experience_part p where p.experience_id = e.id and p.user_id = :coordinator)
						group by e.id order by sent_on, e.id
						""")
                .param("coordinator", coordinator)
                .query(Answered.class)
                .list();
    }

    /** What a careful colleague masks: found data, and at most two words that look like a name. */
    private MaskedText text(ExperienceId id) {
        var texts = originals.of(id).orElseThrow().texts();
        var whole = new MaskedText(texts, List.of());
        var places = new ArrayList<String>();
        for (var field = 0; field < MaskedText.ANSWER; field++) {
            var names = 0;
            for (var word : whole.words(field)) {
                if (word.suggested() || word.nameLike() && names++ < 2) {
                    places.add(word.place());
                }
            }
        }
        return MaskedText.of(texts, places, List.of());
    }

    private void objection(
            ExperienceId id, @Nullable String words, @Nullable String decision, UUID coordinator, LocalDate today) {
        jdbc.sql("""
						insert into experience_objection (id, experience_id, words, week, decision, reason, decided_by, decided_on)
						values (gen_random_uuid(), :id, :words, :week, :decision, :reason, :by, :day)
						""")
                .param("id", id.value())
                .param("words", words)
                .param("week", Week.of(today).plus(decision == null ? 0 : -2).toString())
                .param("decision", decision == null ? null : "KEPT")
                .param("reason", decision)
                .param("by", decision == null ? null : coordinator)
                .param("day", decision == null ? null : today.minusDays(7))
                .update();
    }

    private void report(ExperienceId id, LocalDate today) {
        jdbc.sql("""
						insert into experience_report (id, experience_id, words, reported_on, due_on, hid)
						values (gen_random_uuid(), :id, 'Dit is mijn moeder. Zij wil dit niet op internet.', :today, :due, true)
						""")
                .param("id", id.value())
                .param("today", today)
                .param("due", WorkingDays.plus(today, Reporting.TERM))
                .update();
        publications.hide(id);
    }
}
