package nl.wijgroningen.portaal.wijraad.overview.read;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the council found members in a year: numbers, about nobody. */
@Component
public class YearNumbers {

    private final JdbcClient jdbc;

    YearNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param rounds of which the text was published in the year
     * @param nominated of those appointed, refused, waiting for a decision, or withdrawn before one
     */
    public record Numbers(int rounds, int nominated, int appointed, int refused, int waiting, int withdrawn) {}

    public Numbers of(int year) {
        return jdbc.sql("""
						select (select count(*) from wijraad_round r where extract(year from r.published_on) = :year) as rounds,
							count(*) as nominated, count(*) filter (where outcome = 'APPOINTED') as appointed,
							count(*) filter (where outcome = 'REFUSED') as refused, count(*) filter (where outcome is null) as waiting,
							count(*) filter (where outcome = 'WITHDRAWN') as withdrawn
						from wijraad_nomination where extract(year from nominated_on) = :year
						""").param("year", year).query(Numbers.class).single();
    }
}
