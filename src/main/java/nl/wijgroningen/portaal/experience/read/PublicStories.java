package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.PublishedExperiences;
import nl.wijgroningen.portaal.experience.domain.MaskedText;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is published, for everyone. The newest day of publication comes first and within a day the order is that of random
 * ids, so that it says nothing about the order of telling (R33).
 */
@Component
@Rule("R16")
public class PublicStories implements PublishedExperiences {

    public static final int PAGE = 10;
    private static final int ANSWER = 160;
    private static final int QUOTE = 220;

    private final JdbcClient jdbc;

    PublicStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param year null: any */
    public record Filter(
            Set<UUID> teams, Set<UUID> themes, @Nullable Integer year) {

        public static final Filter NONE = new Filter(Set.of(), Set.of(), null);

        public boolean isEmpty() {
            return teams.isEmpty() && themes.isEmpty() && year == null;
        }
    }

    /** The last of a page; the next page begins after it. */
    public record Key(LocalDate day, UUID id) {

        @Override
        public String toString() {
            return day + "_" + id;
        }

        /** @throws IllegalArgumentException when it is not one */
        public static Key parse(String text) {
            var cut = text.indexOf('_');
            if (cut < 0) {
                throw new IllegalArgumentException("no key");
            }
            return new Key(Days.require(text.substring(0, cut)), UUID.fromString(text.substring(cut + 1)));
        }
    }

    private record Row(
            UUID experienceId,
            String title,
            String opening,
            String language,
            @Nullable UUID teamId,
            int toldYear,
            String answer,
            LocalDate publishedOn,
            @Nullable String outcome,
            boolean withCard) {

        Story story() {
            return new Story(
                    experienceId,
                    title,
                    rest(title, line(opening)),
                    language,
                    teamId,
                    toldYear,
                    PlainText.opening(line(answer), ANSWER),
                    outcome,
                    withCard);
        }

        private static String line(String text) {
            return PlainText.oneLine(text.replace(MaskedText.MARK, MASK));
        }

        /** What follows the title. */
        private static String rest(String title, String text) {
            var begin = title.endsWith("…") ? title.substring(0, title.length() - 1) : title;
            return text.startsWith(begin) && text.length() > begin.length()
                    ? (begin.length() < title.length() ? "… " : "")
                            + PlainText.opening(text.substring(begin.length()).strip(), QUOTE)
                    : "";
        }
    }

    private static final String SELECT = """
			select p.experience_id, p.title, left(p.happened, 600) as opening, p.language, p.team_id, p.told_year,
				left(p.answer, 400) as answer, p.published_on,
				(select lower(replace(i.state, '_', '-')) from experience_source s
					join experience_improvement i on i.id = s.improvement_id and i.state <> 'MERGED'
					where s.experience_id = p.experience_id
					order by array_position(array['DONE', 'BUSY', 'PROMISED', 'NOT_POSSIBLE'], i.state) limit 1) as outcome,
				(select e.origin = 'CARD' from experience e where e.id = p.experience_id) as with_card
			from experience_publication p
			where p.state = 'PUBLISHED'
			""";

    private static final String ORDER = " order by p.published_on desc, p.experience_id desc limit :limit";

    @Override
    public List<Story> newest(int most) {
        return jdbc.sql(SELECT + ORDER).param("limit", most).query(Row.class).list().stream()
                .map(Row::story)
                .toList();
    }

    @Override
    public List<Story> newestOf(UUID team, int most) {
        return jdbc
                .sql(SELECT + " and p.team_id = :team" + ORDER)
                .param("team", team)
                .param("limit", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::story)
                .toList();
    }

    /** @param next where the next page begins; null on the last */
    public record Stories(List<Story> stories, @Nullable Key next) {}

    /** One choice is read from its own index, more are picked from the newest. */
    public Stories page(Filter filter, @Nullable Key after) {
        var sql = SELECT
                + oneOf("p.team_id", "team", filter.teams())
                + oneOf("p.theme_id", "theme", filter.themes())
                + (filter.year() == null ? "" : " and p.told_year = :year")
                + (after == null ? "" : " and (p.published_on, p.experience_id) < (:day, :id)")
                + ORDER;
        var rows = jdbc.sql(sql)
                .param("team", value(filter.teams()))
                .param("theme", value(filter.themes()))
                .param("year", filter.year())
                .param("day", after == null ? null : after.day())
                .param("id", after == null ? null : after.id())
                .param("limit", PAGE + 1)
                .query(Row.class)
                .list();
        var shown = rows.stream().limit(PAGE).toList();
        var last = rows.size() <= PAGE ? null : shown.get(PAGE - 1);
        return new Stories(
                shown.stream().map(Row::story).toList(),
                last == null ? null : new Key(last.publishedOn(), last.experienceId()));
    }

    private static String oneOf(String column, String name, Set<UUID> ids) {
        return ids.isEmpty()
                ? ""
                : " and " + column + (ids.size() == 1 ? " = :" : " = any (:") + name + (ids.size() == 1 ? "" : ")");
    }

    private static @Nullable Object value(Set<UUID> ids) {
        return ids.isEmpty() ? null : ids.size() == 1 ? ids.iterator().next() : ids.toArray(UUID[]::new);
    }

    /** Those of these ids that are public, in this order. */
    public List<Story> of(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<UUID, Story>();
        jdbc.sql(SELECT + " and p.experience_id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Row.class)
                .list()
                .forEach(it -> found.put(it.experienceId(), it.story()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** How many there are, by each filter; each counted under the other two. */
    public record Counts(
            int number, Map<UUID, Integer> teams, Map<UUID, Integer> themes, Map<Integer, Integer> years) {}

    private record Count(
            int number,
            @Nullable UUID team,
            @Nullable UUID theme,
            @Nullable Integer year) {}

    /** From the summary that the database keeps: it does not grow with the texts. */
    public Counts counts(Filter filter) {
        var counts = new Counts(0, new HashMap<>(), new HashMap<>(), new HashMap<>());
        var number = 0;
        for (var one : jdbc.sql("""
						with n as (
							select team_id, theme_id, told_year, number,
								(:anyTeam or team_id = any (:teams)) as of_team,
								(:anyTheme or theme_id = any (:themes)) as of_theme,
								(:anyYear or told_year = :year) as of_year
							from experience_published where number > 0
						)
						select sum(number)::integer as number, team_id as team, null::uuid as theme, null::integer as year
						from n where of_theme and of_year and team_id is not null group by team_id
						union all
						select sum(number), null, theme_id, null from n where of_team and of_year and theme_id is not null group by theme_id
						union all
						select sum(number), null, null, told_year from n where of_team and of_theme group by told_year
						union all
						select coalesce(sum(number), 0), null, null, null from n where of_team and of_theme and of_year
						""")
                .param("anyTeam", filter.teams().isEmpty())
                .param("teams", filter.teams().toArray(UUID[]::new))
                .param("anyTheme", filter.themes().isEmpty())
                .param("themes", filter.themes().toArray(UUID[]::new))
                .param("anyYear", filter.year() == null)
                .param("year", filter.year() == null ? 0 : filter.year())
                .query(Count.class)
                .list()) {
            if (one.team() != null) {
                counts.teams().put(one.team(), one.number());
            } else if (one.theme() != null) {
                counts.themes().put(one.theme(), one.number());
            } else if (one.year() != null) {
                counts.years().put(one.year(), one.number());
            } else {
                number = one.number();
            }
        }
        return new Counts(number, counts.teams(), counts.themes(), counts.years());
    }

    /**
     * @param recognised how many readers recognise it; null: too few to say
     * @param withCard told with a kaartje of the team (R32)
     */
    public record One(
            UUID experienceId,
            String title,
            String happened,
            @Nullable String wentWell,
            @Nullable String couldBeBetter,
            @Nullable String wish,
            String answer,
            String language,
            @Nullable UUID teamId,
            @Nullable String themeNl,
            @Nullable String themeEn,
            int toldYear,
            @Nullable Integer recognised,
            boolean withCard) {}

    /** From so many on it shows how many recognise a story: fewer may be somebody. */
    public static final int RECOGNISED_FROM = 5;

    /** Empty when it is not public, whatever the reason. */
    public Optional<One> one(UUID id) {
        return jdbc.sql("""
						select p.experience_id, p.title, p.happened, p.went_well, p.could_be_better, p.wish, p.answer, p.language,
							p.team_id, t.name_nl as theme_nl, t.name_en as theme_en, p.told_year, r.number as recognised,
							e.origin = 'CARD' as with_card
						from experience_publication p
						join experience e on e.id = p.experience_id
						left join platform_theme t on t.id = p.theme_id
						left join experience_recognised r on r.experience_id = p.experience_id and r.number >= :from
						where p.experience_id = :id and p.state = 'PUBLISHED'
						""")
                .param("id", id)
                .param("from", RECOGNISED_FROM)
                .query(One.class)
                .optional();
    }

    /**
     * A story in the feed.
     *
     * @param withCard told with a kaartje of the team (R32)
     */
    public record Entry(
            UUID experienceId,
            String title,
            String happened,
            String answer,
            String language,
            LocalDate publishedOn,
            boolean withCard) {}

    public List<Entry> feed(int most) {
        return jdbc.sql("""
						select p.experience_id, p.title, p.happened, p.answer, p.language, p.published_on,
							(select e.origin = 'CARD' from experience e where e.id = p.experience_id) as with_card
						from experience_publication p where p.state = 'PUBLISHED'
						""" + ORDER).param("limit", most).query(Entry.class).list();
    }
}
