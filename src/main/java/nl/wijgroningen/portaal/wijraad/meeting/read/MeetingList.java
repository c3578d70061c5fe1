package nl.wijgroningen.portaal.wijraad.meeting.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.wijraad.WijRaadNumbers;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.YearPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The meetings of a year, and where the year stands. */
@Component
@Rule("R12d")
public class MeetingList {

    private final JdbcClient jdbc;
    private final Settings settings;

    MeetingList(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * @param minutes null: none; {@code DRAFT} or {@code APPROVED}
     * @param coming what the member who looks said, or null
     * @param openItems on its agenda
     */
    public record Line(
            UUID id,
            LocalDate heldOn,
            LocalTime startsAt,
            LocalTime endsAt,
            Meeting.Kind kind,
            String place,
            Meeting.State state,
            @Nullable String reason,
            int sequence,
            int openItems,
            @Nullable String minutes,
            @Nullable Boolean coming) {}

    private static final String SELECT = """
			select m.id, m.held_on, m.starts_at, m.ends_at, m.kind, m.place, m.state, m.reason, m.sequence,
				(select count(*) from wijraad_item i where i.meeting_id = m.id and i.open) as open_items,
				case when exists (select from wijraad_approval o where o.meeting_id = m.id) then 'APPROVED'
					when exists (select from wijraad_minutes n where n.meeting_id = m.id) then 'DRAFT' end as minutes,
				(select t.coming from wijraad_attendance t join wijraad_account a on a.member_id = t.member_id
					where t.meeting_id = m.id and a.user_id = :user::uuid) as coming
			from wijraad_meeting m
			""";

    /** Of one year, the first one first; a director sees those with the board. */
    public List<Line> of(Staff who, int year) {
        return jdbc.sql(SELECT + """
						where m.held_on between :from and :to and (:all or m.kind = 'WITH_BOARD' and :board)
						order by m.held_on, m.starts_at, m.id
						""")
                .param("user", who.id().value())
                .param("from", LocalDate.of(year, 1, 1))
                .param("to", LocalDate.of(year, 12, 31))
                .param("all", MeetingFile.seesAll(who))
                .param("board", who.is(Role.DIRECTOR))
                .query(Line.class)
                .list();
    }

    /** Of one year, for everyone. */
    public List<Line> open(int year) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** Of some days, for everyone. */
    public List<Line> between(LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + " where m.held_on between :from and :to order by m.held_on, m.starts_at, m.id")
                .param("user", null)
                .param("from", from)
                .param("to", to)
                .query(Line.class)
                .list();
    }

    private record Counted(int held, int heldBoard, int coming, int comingBoard) {}

    /** Where a year stands; what holds for it is the number of its first day. */
    public YearPlan plan(int year) {
        var first = LocalDate.of(year, 1, 1);
        var numbers = settings.of(List.of(WijRaadNumbers.MEETINGS, WijRaadNumbers.BOARD_MEETINGS), first);
        var counted = jdbc.sql("""
						select count(*) filter (where state = 'HELD') as held,
							count(*) filter (where state = 'HELD' and kind = 'WITH_BOARD') as held_board,
							count(*) filter (where state in ('PLANNED', 'INVITED')) as coming,
							count(*) filter (where state in ('PLANNED', 'INVITED') and kind = 'WITH_BOARD') as coming_board
						from wijraad_meeting where held_on between :from and :to
						""")
                .param("from", first)
                .param("to", LocalDate.of(year, 12, 31))
                .query(Counted.class)
                .single();
        return new YearPlan(
                year,
                numbers.getOrDefault(WijRaadNumbers.MEETINGS.name(), WijRaadNumbers.MEETINGS.initial()),
                numbers.getOrDefault(WijRaadNumbers.BOARD_MEETINGS.name(), WijRaadNumbers.BOARD_MEETINGS.initial()),
                counted.held(),
                counted.heldBoard(),
                counted.coming(),
                counted.comingBoard());
    }

    private record Years(@Nullable Integer first, @Nullable Integer last) {}

    /** The years in which there are meetings, with this one, the newest first. */
    public List<Integer> years(LocalDate today) {
        var years = jdbc.sql("""
						select extract(year from min(held_on))::int as first, extract(year from max(held_on))::int as last
						from wijraad_meeting
						""").query(Years.class).single();
        var first = years.first() == null ? today.getYear() : Math.min(years.first(), today.getYear());
        var last = years.last() == null ? today.getYear() : Math.max(years.last(), today.getYear());
        return IntStream.rangeClosed(first, last)
                .map(it -> first + last - it)
                .boxed()
                .toList();
    }
}
