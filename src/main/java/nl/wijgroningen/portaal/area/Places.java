package nl.wijgroningen.portaal.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From a postcode to the wijk and the team. */
@Component
public class Places {

    /** The standard's postcode, its letters not required; SA, SD and SS are never given out. */
    private static final Pattern POSTCODE =
            Pattern.compile("([1-9][0-9]{3})(?:\\s*(?!SA|SD|SS)[A-Z]{2})?", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_TYPED = 40;

    private final JdbcClient jdbc;
    private final Clock clock;

    Places(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where four digits lead today, the likeliest first; empty when they are unknown or outside the city. */
    @Rule("R1")
    public List<Place> byPc4(String pc4) {
        return jdbc.sql("""
            select w.id as wijk_id, w.slug as wijk_slug, w.name as wijk_name, w.cbs_code,
            	g.id as gebied_id, g.slug as gebied_slug, g.name as gebied_name,
            	t.id as team_id, t.slug as team_slug, t.name as team_name
            from area_pc4 p
            join area_wijk w on w.id = p.wijk_id
            join area_gebied g on g.id = p.gebied_id
            join area_team t on t.id = p.team_id
            where p.pc4 = :pc4 and p.valid @> :today::date
            order by p.rank
            """)
                .param("pc4", pc4)
                .param("today", LocalDate.now(clock))
                .query(Places::place)
                .list();
    }

    /** Whether these four digits lie inside the municipality today. */
    @Rule("R2")
    public boolean inCity(String pc4) {
        return jdbc.sql("select exists (select from area_pc4 where pc4 = :pc4 and valid @> :today::date)")
                .param("pc4", pc4)
                .param("today", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** The four digits of a postcode as people type it ("9711 AB", "9711ab", "９７１１"); empty when it is none. */
    public static Optional<String> pc4(String typed) {
        var trimmed = typed.strip();
        if (trimmed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var match = POSTCODE.matcher(
                Normalizer.normalize(trimmed, Normalizer.Form.NFKC).strip());
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                new Wijk(
                        row.getObject("wijk_id", UUID.class),
                        row.getString("wijk_slug"),
                        row.getString("wijk_name"),
                        row.getString("cbs_code")),
                new Gebied(
                        row.getObject("gebied_id", UUID.class),
                        row.getString("gebied_slug"),
                        row.getString("gebied_name")),
                new Team(row.getObject("team_id", UUID.class), row.getString("team_slug"), row.getString("team_name")));
    }
}
