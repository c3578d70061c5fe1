package nl.wijgroningen.portaal.experience.improvement.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.ExperienceDemo;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.trail.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The improvements of the demo, in every state; the dates are relative to today. */
@Component
@Order(22)
class ImprovementDemo implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Improvements improvements;
    private final Proofs proofs;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Teams teams;
    private final Keys keys;
    private final Demo demo;
    private final Clock clock;

    ImprovementDemo(
            JdbcClient jdbc,
            Improvements improvements,
            Proofs proofs,
            Ledger ledger,
            Accounts accounts,
            Teams teams,
            Keys keys,
            Demo demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.improvements = improvements;
        this.proofs = proofs;
        this.ledger = ledger;
        this.accounts = accounts;
        this.teams = teams;
        this.keys = keys;
        this.demo = demo;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on()
                && jdbc.sql(
                                "select not exists (select from experience_improvement) and exists (select from experience)")
                        .query(Boolean.class)
                        .single()) {
            make(LocalDate.now(clock));
        }
    }

    private void make(LocalDate today) {
        var members = accounts.having(Role.TEAM);
        var coordinator = new StaffId(accounts.having(Role.COORDINATOR).get(0).id());
        var byTitle = new HashMap<String, Improvement>();
        var merges = new HashMap<String, String>();
        var number = 0;
        for (var plan : plans()) {
            var by = new StaffId(members.get(number++ % members.size()).id());
            var one = new One(plan, by, coordinator, today);
            byTitle.put(one.improvement.title(), one.improvement);
            if (plan.containsKey("merged")) {
                merges.put(one.improvement.title(), one.text("merged"));
            }
        }
        merges.forEach((from, to) -> {
            var one = Objects.requireNonNull(byTitle.get(from));
            var other = Objects.requireNonNull(byTitle.get(to));
            var day = today.minusDays(14);
            one.mergeInto(other, day);
            improvements.saveAndFlush(other);
            improvements.saveAndFlush(one);
            ledger.copySources(one.id(), other.id(), Node.Why.MERGED, coordinator, day);
            ledger.write(one, Ledger.Step.MERGED, null, coordinator, day);
        });
    }

    private static List<Map<String, Object>> plans() {
        try (var stream = new ClassPathResource("demo/improvements.yaml").getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One improvement, from its promise to where it stands. */
    private final class One {

        private final Map<String, Object> plan;
        private final StaffId by;
        private final StaffId other;
        private final LocalDate today;
        private Improvement improvement;

        One(Map<String, Object> plan, StaffId by, StaffId other, LocalDate today) {
            this.plan = plan;
            this.by = by;
            this.other = other;
            this.today = today;
            var team = teams.bySlug(text("team")).map(Team::id).orElse(null);
            var promised = ago(plan, "promised");
            var due = today.plusDays(number(plan, "due"));
            var postponed = part("postponed");
            var resumed = part("resumed");
            improvement = improvements.saveAndFlush(new Improvement(
                    team, text("title"), text("promise"), text("owner"), first(due, postponed, resumed), by, promised));
            ledger.write(improvement, Ledger.Step.PROMISED, null, by, promised);
            link(team, promised);
            if (resumed != null) {
                resume(resumed, due);
            }
            if (plan.get("actions") instanceof List<?> actions) {
                actions.forEach(it -> act(map(it)));
            }
            if (postponed != null) {
                var day = ago(postponed, "ago");
                var was = improvement.postpone(due, day);
                keep(Ledger.Step.POSTPONED, string(postponed, "words"), was, by, day);
            }
            var changed = part("changed");
            if (changed != null) {
                var day = ago(changed, "ago");
                var was = improvement.change(improvement.title(), string(changed, "promise"), text("owner"), day);
                keep(Ledger.Step.CHANGED, string(changed, "words"), was, by, day);
            }
            prove();
            var impossible = part("impossible");
            if (impossible != null) {
                var day = ago(impossible, "ago");
                improvement.notPossible(string(impossible, "words"), day);
                keep(Ledger.Step.NOT_POSSIBLE, string(impossible, "words"), by, day);
            }
        }

        /** The day that was promised first. */
        private static LocalDate first(LocalDate due, @Nullable Map<?, ?> postponed, @Nullable Map<?, ?> resumed) {
            var later = postponed != null ? postponed : resumed;
            return later == null ? due : due.minusDays(number(later, "days"));
        }

        private void resume(Map<?, ?> resumed, LocalDate due) {
            var ended = ago(resumed, "ended");
            improvement.notPossible(string(resumed, "reason"), ended);
            keep(Ledger.Step.NOT_POSSIBLE, string(resumed, "reason"), by, ended);
            var day = ago(resumed, "ago");
            var was = improvement.resume(due, day);
            keep(Ledger.Step.RESUMED, string(resumed, "words"), was, by, day);
        }

        /** The voices of the plan, one that is not public, and that of a code which the demo gives away. */
        private void link(@Nullable UUID team, LocalDate promised) {
            var voices = ((List<?>) Objects.requireNonNull(plan.get("voices")))
                    .stream().map(it -> "%" + it + "%").toArray(String[]::new);
            jdbc.sql("""
							(select e.id from experience e where e.happened like any (:voices) order by e.id)
							union all
							(select e.id from experience e
							where e.team_id = :team and not e.coordinator_only and not e.may_be_public and e.state in ('ANSWERED', 'CLOSED')
								and not exists (select from experience_source s where s.experience_id = e.id)
							order by e.told_week desc, e.id limit 1)
							""")
                    .param("voices", voices)
                    .param("team", team)
                    .query(UUID.class)
                    .list()
                    .forEach(it -> ledger.link(improvement.id(), it, by, promised));
            if (plan.containsKey("code")) {
                var code = new TellerCode(ExperienceDemo.CODES.getOrDefault(text("code"), ""));
                jdbc.sql("select id from experience where code_hash = :hash and not coordinator_only")
                        .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                        .query(UUID.class)
                        .list()
                        .forEach(it -> ledger.link(improvement.id(), it, by, promised));
            }
        }

        private void act(Map<?, ?> action) {
            var day = ago(action, "ago");
            improvement.act(day);
            keep(Ledger.Step.ACTED, string(action, "words"), by, day);
        }

        private void prove() {
            var done = part("proof");
            if (done != null) {
                confirm(done);
            }
            var reopened = part("reopened");
            if (reopened != null) {
                var proof = confirm(reopened);
                if (improvement.reopen(proof)) {
                    improvements.saveAndFlush(improvement);
                    ledger.write(
                            improvement,
                            Ledger.Step.REOPENED,
                            Week.of(ago(reopened, "ago").plusWeeks(4)));
                }
            }
            var open = part("open");
            if (open != null) {
                offer(open);
            }
            var returned = part("returned");
            if (returned != null) {
                var proof = offer(returned);
                var day = ago(returned, "ago");
                proof.giveBack(other, day);
                proofs.saveAndFlush(proof);
                keep(Ledger.Step.RETURNED, string(returned, "words"), other, day);
            }
        }

        private Proof offer(Map<?, ?> part) {
            var day = ago(part, "ago").minusDays(1);
            var proof = proofs.saveAndFlush(new Proof(
                    improvement.id(),
                    string(part, "change"),
                    ago(part, "since"),
                    new Proof.Evidence(
                            string(part, "indicator"), string(part, "before"), string(part, "after"), null, null),
                    by,
                    day));
            improvement.proving(day);
            keep(Ledger.Step.OFFERED, null, by, day);
            return proof;
        }

        private UUID confirm(Map<?, ?> part) {
            var proof = offer(part);
            var day = ago(part, "ago");
            proof.confirm(other, day);
            proofs.saveAndFlush(proof);
            improvement.done(proof.id(), day);
            keep(Ledger.Step.DONE, null, other, day);
            jdbc.sql("""
							update experience_proof set noticed = :yes, not_noticed = :no, printed = :printed,
								asked_on = case when :asked <= :today::date then :asked::date end
							where id = :id
							""")
                    .param("yes", number(part, "noticed"))
                    .param("no", number(part, "not"))
                    .param("printed", number(part, "printed"))
                    .param("asked", day.plusWeeks(Noticing.ASKED_AFTER_WEEKS))
                    .param("today", today)
                    .param("id", proof.id())
                    .update();
            return proof.id();
        }

        private void keep(Ledger.Step step, @Nullable String words, StaffId who, LocalDate day) {
            keep(step, words, Earlier.NONE, who, day);
        }

        private void keep(Ledger.Step step, @Nullable String words, Earlier was, StaffId who, LocalDate day) {
            improvement = improvements.saveAndFlush(improvement);
            ledger.write(improvement, step, words, was, who, day);
        }

        private String text(String name) {
            return string(plan, name);
        }

        private @Nullable Map<?, ?> part(String name) {
            return plan.containsKey(name) ? map(plan.get(name)) : null;
        }

        private LocalDate ago(Map<?, ?> part, String name) {
            return today.minusDays(number(part, name));
        }

        private static Map<?, ?> map(@Nullable Object value) {
            return (Map<?, ?>) Objects.requireNonNull(value);
        }

        private static int number(Map<?, ?> part, String name) {
            return ((Number) Objects.requireNonNull(part.get(name), name)).intValue();
        }

        private static String string(Map<?, ?> part, String name) {
            return Objects.requireNonNull(part.get(name), name).toString();
        }
    }
}
