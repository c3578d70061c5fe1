package nl.wijgroningen.portaal.experience.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches of kaartjes (R32): a team orders, the coordinator prints once. From then on the codes are on that paper only; a
 * lost print is cancelled and ordered again. How a card is used: {@link WaitingRoom#release()}.
 */
@Service
@Transactional
public class Cards {

    public static final int LEAST = 50;
    public static final int MOST = 300;

    /** So many stand on a sheet. */
    public static final int SHEET = 10;

    private static final String KIND = "card-batch";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Cards(JdbcClient jdbc, Keys keys, Audit audit, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is printed.
     *
     * @param quarter such as {@code 2026-Q4}
     * @param until the last day on which the codes count
     * @param codes in random order
     */
    public record Print(UUID team, String quarter, LocalDate until, List<CardCode> codes) {}

    private record Ordered(UUID teamId, String quarter, int number, LocalDate expiresOn) {}

    public static boolean allows(int number) {
        return number >= LEAST && number <= MOST && number % SHEET == 0;
    }

    /**
     * @param number whole sheets
     * @throws NotFound when it is not a team of this person
     */
    @PreAuthorize("hasRole('TEAM')")
    @Rule("R32")
    public UUID order(Staff by, UUID team, int number) {
        if (!by.teams().contains(team)) {
            throw new NotFound();
        }
        if (!allows(number)) {
            throw new RuleBroken("R32.number", LEAST, MOST);
        }
        var id = UUID.randomUUID();
        var today = LocalDate.now(clock);
        var quarter = WaitingRoom.quarter(Week.of(today));
        jdbc.sql("""
						insert into experience_batch (id, team_id, quarter, number, state, ordered_by, ordered_on, expires_on)
						values (:id, :team, :quarter, :number, 'ORDERED', :by, :today, :expires)
						""")
                .param("id", id)
                .param("team", team)
                .param("quarter", quarter)
                .param("number", number)
                .param("by", by.id().value())
                .param("today", today)
                .param("expires", expires(quarter, settings.of(ExperienceNumbers.CARD_MONTHS)))
                .update();
        audit.line(by.id(), "experience.cards.order", KIND, id);
        return id;
    }

    /** The end of the month that lies so many months after the quarter. */
    static LocalDate expires(String quarter, int months) {
        var last = YearMonth.of(Integer.parseInt(quarter.substring(0, 4)), 3 * (quarter.charAt(6) - '0'));
        return last.plusMonths(months).atEndOfMonth();
    }

    /**
     * Makes the codes, and keeps their keyed hashes in an order that says nothing. When the paper cannot be made nothing
     * was printed.
     *
     * @throws RuleBroken when it was printed before, or is cancelled
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    @Rule("R32")
    public byte[] print(Staff by, UUID batch, Function<Print, byte[]> paper) {
        var ordered = jdbc.sql("""
						update experience_batch set state = 'PRINTED', printed_by = :by, printed_on = :today
						where id = :id and state = 'ORDERED'
						returning team_id, quarter, number, expires_on
						""")
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("id", batch)
                .query(Ordered.class)
                .optional()
                .orElseThrow(() -> exists(batch) ? new RuleBroken("R32.printed") : new NotFound());
        var codes = new LinkedHashSet<CardCode>();
        while (codes.size() < ordered.number()) {
            codes.add(CardCode.random(random));
        }
        jdbc.sql("""
						insert into experience_card (code_hash, batch_id)
						select decode(hash, 'hex'), :batch
						from unnest(string_to_array(:hashes, ' ')) hash
						order by random()
						""")
                .param("batch", batch)
                .param(
                        "hashes",
                        codes.stream()
                                .map(it -> HexFormat.of().formatHex(hash(it)))
                                .collect(Collectors.joining(" ")))
                .update();
        audit.line(by.id(), "experience.cards.print", KIND, batch);
        return paper.apply(new Print(ordered.teamId(), ordered.quarter(), ordered.expiresOn(), List.copyOf(codes)));
    }

    private boolean exists(UUID batch) {
        return jdbc.sql("select exists (select from experience_batch where id = :id)")
                .param("id", batch)
                .query(Boolean.class)
                .single();
    }

    byte[] hash(CardCode code) {
        return keys.hash(Keys.Purpose.CARD, code.value());
    }

    /**
     * Its codes count no more, in whoever's hands they are; what was told with one keeps its label. Once it is cancelled
     * nothing happens.
     *
     * @throws NotFound when it is another team's
     */
    @PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
    @Rule("R32")
    public void cancel(Staff by, UUID batch) {
        var mine = jdbc.sql(
                        "select exists (select from experience_batch where id = :id and (:all or team_id = any (:teams)))")
                .param("id", batch)
                .param("all", by.is(Role.COORDINATOR))
                .param("teams", by.teams().toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
        if (!mine) {
            throw new NotFound();
        }
        jdbc.sql("delete from experience_card where batch_id = :id")
                .param("id", batch)
                .update();
        var cancelled = jdbc.sql("""
						update experience_batch set state = 'CANCELLED', cancelled_by = :by, cancelled_on = :today
						where id = :id and state <> 'CANCELLED'
						""")
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("id", batch)
                .update();
        if (cancelled == 1) {
            audit.line(by.id(), "experience.cards.cancel", KIND, batch);
        }
    }

    /** Of a week that is over only stays whether it was a burst. */
    @Rule("R32")
    void rememberBursts() {
        jdbc.sql("""
						update experience_batch b set burst_week = u.week
						from (select batch_id, max(week) as week from experience_card_use where number >= :burst group by batch_id) u
						where u.batch_id = b.id and u.week > coalesce(b.burst_week, '')
						""").param("burst", settings.of(ExperienceNumbers.CARD_BURST)).update();
        jdbc.sql("delete from experience_card_use where week < :last")
                .param("last", Week.of(LocalDate.now(clock)).plus(-1).toString())
                .update();
    }
}
