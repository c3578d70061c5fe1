package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The batches of kaartjes: a team its own, the coordinator all. Nobody sees how many were used, a burst excepted (R32). */
@Component
@Rule("R32")
public class CardList {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Settings settings;

    CardList(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * @param quarter such as {@code 2026-Q4}
     * @param state {@code ORDERED}, {@code PRINTED} or {@code CANCELLED}
     * @param burstWeek a week in which very many were used; for the coordinator only
     */
    public record Batch(
            UUID id,
            UUID teamId,
            String quarter,
            int number,
            String state,
            LocalDate orderedOn,
            @Nullable LocalDate printedOn,
            @Nullable LocalDate cancelledOn,
            LocalDate expiresOn,
            @Nullable String burstWeek) {}

    private static final String SELECT = """
			select b.id, b.team_id, b.quarter, b.number, b.state, b.ordered_on, b.printed_on, b.cancelled_on, b.expires_on,
				case when :all then coalesce((select max(u.week) from experience_card_use u
					where u.batch_id = b.id and u.number >= :burst), b.burst_week) end as burst_week
			from experience_batch b
			where (:all or b.team_id = any (:teams))
			""";

    /** What waits for printing first, then the newest. */
    public List<Batch> of(Staff staff) {
        return select(staff, " order by b.state <> 'ORDERED', b.ordered_on desc, b.id limit " + MOST, null)
                .list();
    }

    /** Another team's is not found. */
    public Optional<Batch> one(Staff staff, UUID id) {
        return select(staff, " and b.id = :id", id).optional();
    }

    private JdbcClient.MappedQuerySpec<Batch> select(Staff staff, String rest, @Nullable UUID id) {
        return jdbc.sql(SELECT + rest)
                .param("all", staff.is(Role.COORDINATOR))
                .param("teams", staff.teams().toArray(UUID[]::new))
                .param("burst", settings.of(ExperienceNumbers.CARD_BURST))
                .param("id", id)
                .query(Batch.class);
    }
}
