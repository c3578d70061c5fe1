package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes vacancies and tasks as they follow from the council: after each fact, and every morning. */
@Component
@Transactional
@Rule("R12a")
public class NeedsKeeping {

    private final CouncilStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    NeedsKeeping(CouncilStore store, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a day brings: a seat that will end, a move that was announced. */
    public void everyMorning() {
        follow(store.hold().now().council(), LocalDate.now(clock));
    }

    private record Vacancy(UUID id, @Nullable Integer seat, LocalDate fromOn, boolean city, boolean youth) {

        boolean isFor(Needs.Place place) {
            return Objects.equals(seat, place.seat()) && fromOn.equals(place.from());
        }
    }

    void follow(Council council, LocalDate today) {
        var needs = Needs.of(council, today);
        vacancies(needs.places(), today);
        tasks(needs.tasks(), today);
    }

    private void vacancies(List<Needs.Place> places, LocalDate today) {
        var open = jdbc.sql("select id, seat, from_on, city, youth from wijraad_vacancy where closed_on is null")
                .query(Vacancy.class)
                .list();
        open.stream()
                .filter(it -> places.stream().noneMatch(it::isFor))
                .forEach(it -> jdbc.sql("update wijraad_vacancy set closed_on = :today where id = :id")
                        .param("today", today)
                        .param("id", it.id())
                        .update());
        for (var place : places) {
            var known = open.stream().filter(it -> it.isFor(place)).findFirst().orElse(null);
            if (known == null) {
                jdbc.sql("""
								insert into wijraad_vacancy (id, seat, from_on, city, youth, opened_on)
								values (gen_random_uuid(), :seat, :from, :city, :youth, :today)
								""")
                        .param("seat", place.seat())
                        .param("from", place.from())
                        .param("city", place.city())
                        .param("youth", place.youth())
                        .param("today", today)
                        .update();
            } else if (known.city() != place.city() || known.youth() != place.youth()) {
                jdbc.sql("update wijraad_vacancy set city = :city, youth = :youth where id = :id")
                        .param("city", place.city())
                        .param("youth", place.youth())
                        .param("id", known.id())
                        .update();
            }
        }
    }

    private void tasks(List<Needs.Task> tasks, LocalDate today) {
        var broken = new HashSet<String>();
        for (var task : tasks) {
            var verdict = task.verdict();
            broken.add(verdict.check().name());
            jdbc.sql("""
							insert into wijraad_task (id, rule, from_on, has, of_all, needs, opened_on)
							values (gen_random_uuid(), :rule, :from, :has, :of, :needs, :today)
							on conflict (rule) where closed_on is null
							do update set opened_on = case when wijraad_task.from_on = excluded.from_on then wijraad_task.opened_on else excluded.opened_on end,
								from_on = excluded.from_on, has = excluded.has, of_all = excluded.of_all, needs = excluded.needs
							where (wijraad_task.from_on, wijraad_task.has, wijraad_task.of_all, wijraad_task.needs)
								is distinct from (excluded.from_on, excluded.has, excluded.of_all, excluded.needs)
							""")
                    .param("rule", verdict.check().name())
                    .param("from", task.day())
                    .param("has", verdict.has())
                    .param("of", verdict.of())
                    .param("needs", verdict.needs())
                    .param("today", today)
                    .update();
        }
        jdbc.sql("update wijraad_task set closed_on = :today where closed_on is null and not (rule = any (:broken))")
                .param("today", today)
                .param("broken", broken.toArray(String[]::new))
                .update();
    }
}
