package nl.wijgroningen.portaal.wijraad.composition.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places that are to be filled, and what the secretary must see to. */
@Component
public class Vacancies {

    private final JdbcClient jdbc;

    Vacancies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param seat null: the first that falls free
     * @param city only somebody who lives in the city
     * @param youth with the youth portfolio
     * @param now it is empty, or the quality is missing, today
     */
    public record Vacancy(
            UUID id, @Nullable Integer seat, LocalDate fromOn, boolean city, boolean youth, boolean now) {}

    /** Those that are open, the first that is empty first. */
    public List<Vacancy> open(LocalDate today) {
        return jdbc.sql("""
						select id, seat, from_on, city, youth, from_on <= :today as now
						from wijraad_vacancy where closed_on is null order by from_on, seat
						""").param("today", today).query(Vacancy.class).list();
    }
}
