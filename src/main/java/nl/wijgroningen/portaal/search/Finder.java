package nl.wijgroningen.portaal.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds documents by words. What is asked is kept nowhere. */
@Component
public class Finder {

    /** Among so many of the newest that hold the words the best are sought; one more is counted, to say "more than". */
    public static final int RANKED = 500;

    /** As {@link #RANKED}, where only the best few are shown. */
    private static final int FEW_RANKED = 50;

    /**
     * The newest documents of a kind that hold the words: week by week, as long as it takes to have enough, which is soon for
     * a common word. What is not found so is rare, and found faster among all at once: going through all weeks takes seconds
     * for two common words that few documents hold together. To be filled in: the kind, the weeks, other conditions, and how
     * many are enough; it gives one more.
     */
    private static final String NEWEST = """
			with lately as materialized (
				select d.*
				from generate_series(
					search_week((select max(published_on) from search_document where kind = %1$s)),
					search_week((select max(published_on) from search_document where kind = %1$s)) - %2$s, -1) w (week)
				cross join lateral (
					select d.id, d.path, d.language, d.title, d.team_id, d.theme_id, d.year, d.words
					from search_document d
					where d.shelf = %1$s || ' ' || w.week and d.words @@ (select query from asked)%3$s
					order by d.published_on desc, d.id desc
				) d
				limit %4$s + 1
			)
			select * from lately where (select count(*) from lately) > %4$s
			union all
			(select d.id, d.path, d.language, d.title, d.team_id, d.theme_id, d.year, d.words
				from search_document d
				where (select count(*) from lately) <= %4$s
					and d.kind = %1$s and d.words @@ (select query from asked)%3$s
				order by d.published_on desc, d.id desc
				limit %4$s + 1)
			""";

    private static final String ASKED = """
			asked as materialized (
				select websearch_to_tsquery('dutch', search_fold(:words)) || websearch_to_tsquery('english', search_fold(:words)) as query
			)
			""";

    /** A word that is less like the one typed is no guess. */
    private static final double LIKE = 0.35;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Finder(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param words as they were typed; quotes and a minus sign mean what they do elsewhere
     * @param teams those of which something must be; empty: of any
     * @param year null: any
     * @param after the last hit of the page before; null on the first
     */
    public record Question(
            Document.Kind kind,
            String words,
            Set<UUID> teams,
            Set<UUID> themes,
            @Nullable Integer year,
            @Nullable Key after,
            int limit) {}

    /** Where a page ended. */
    public record Key(float rank, UUID id) {

        @Override
        public String toString() {
            return rank + "_" + id;
        }

        /** @throws IllegalArgumentException when it is not one */
        public static Key parse(String text) {
            var cut = text.indexOf('_');
            if (cut < 0) {
                throw new IllegalArgumentException("no key");
            }
            var rank = Float.parseFloat(text.substring(0, cut));
            if (!Float.isFinite(rank)) {
                throw new IllegalArgumentException("no key");
            }
            return new Key(rank, UUID.fromString(text.substring(cut + 1)));
        }
    }

    public record Hit(UUID id, String path, String language, String title, float rank) {

        public Key key() {
            return new Key(rank, id);
        }
    }

    /** How many of the found are of a team, of a theme, of a year; the teams and themes by id. */
    public record Count(
            @Nullable UUID team,
            @Nullable UUID theme,
            @Nullable Integer year,
            int number) {}

    /** @param number just above {@link #RANKED} at most, and the counts are of as many */
    public record Found(List<Hit> hits, int number, List<Count> counts) {}

    /** The best first; one statement. */
    public Found find(Question question) {
        var filters = (question.teams().isEmpty() ? "" : " and d.team_id = any (:teams)")
                + (question.themes().isEmpty() ? "" : " and d.theme_id = any (:themes)")
                + (question.year() == null ? "" : " and d.year = :year");
        return jdbc.sql("""
						with %1$s, newest as materialized (%2$s), hits as (
							select id, path, language, title, rank
							from (select n.*, ts_rank(n.words, (select query from asked)) as rank from newest n) r
							where :first or (rank, id) < (:rank::real, :id)
							order by rank desc, id desc
							limit :limit
						)
						select (select coalesce(json_agg(h order by h.rank desc, h.id desc), '[]') from hits h)::text as hits,
							(select count(*) from newest) as number,
							(select coalesce(json_agg(c), '[]') from (
								select team_id as team, theme_id as theme, year, count(*) as number
								from newest group by grouping sets ((team_id), (theme_id), (year))
							) c)::text as counts
						""".formatted(ASKED, NEWEST.formatted(":kind", ":weeks", filters, ":ranked")))
                .param("kind", question.kind().name())
                .param("words", question.words())
                .param("teams", question.teams().toArray(UUID[]::new))
                .param("themes", question.themes().toArray(UUID[]::new))
                .param("year", question.year())
                .param("first", question.after() == null)
                .param("rank", question.after() == null ? 0f : question.after().rank())
                .param(
                        "id",
                        question.after() == null
                                ? new UUID(0, 0)
                                : question.after().id())
                .param("ranked", RANKED)
                .param("weeks", weeks(question.kind()))
                .param("limit", question.limit())
                .query((row, number) -> new Found(
                        List.of(json.readValue(row.getString("hits"), Hit[].class)),
                        row.getInt("number"),
                        List.of(json.readValue(row.getString("counts"), Count[].class))))
                .single();
    }

    /** In which some thousands of documents are published where there are many. */
    private static int weeks(Document.Kind kind) {
        return kind == Document.Kind.EXPERIENCE ? 12 : 40;
    }

    private record Of(Document.Kind kind, UUID id, String path, String language, String title, float rank) {}

    /**
     * The best few of each of some kinds of which there are not many, in one statement.
     *
     * @return nothing under a kind of which none holds the words
     */
    public Map<Document.Kind, List<Hit>> few(String words, Set<Document.Kind> kinds, int limit) {
        return jdbc
                .sql("""
						with %1$s
						select k.kind, h.id, h.path, h.language, h.title, h.rank
						from unnest(:kinds::text[], :weeks::integer[]) k (kind, weeks)
						cross join lateral (
							select n.id, n.path, n.language, n.title, ts_rank(n.words, (select query from asked)) as rank
							from (%2$s) n
							order by rank desc, n.id desc
							limit :limit
						) h
						order by k.kind, h.rank desc, h.id desc
						""".formatted(ASKED, NEWEST.formatted("k.kind", "k.weeks", "", ":ranked")))
                .param("words", words)
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("weeks", kinds.stream().map(Finder::weeks).toArray(Integer[]::new))
                .param("ranked", FEW_RANKED)
                .param("limit", limit)
                .query(Of.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Of::kind,
                        Collectors.mapping(
                                it -> new Hit(it.id(), it.path(), it.language(), it.title(), it.rank()),
                                Collectors.toList())));
    }

    private record Guess(String typed, String word) {}

    /** The same question with each unknown word replaced by the known one that is most like it; empty when there is none. */
    public Optional<String> meant(String words) {
        var typed = Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                .filter(it -> it.length() >= 4)
                .map(it -> it.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(5)
                .toArray(String[]::new);
        if (typed.length == 0) {
            return Optional.empty();
        }
        Map<String, String> guesses =
                jdbc.sql("""
						select t.typed, g.word
						from unnest(:typed::text[]) t (typed)
						cross join lateral (
							select w.word, similarity(w.word, search_fold(t.typed)) as likeness
							from search_word w
							where w.word % search_fold(t.typed)
							order by likeness desc, w.documents desc, w.word
							limit 1
						) g
						where g.likeness >= :like and g.word <> search_fold(t.typed)
						""").param("typed", typed).param("like", LIKE).query(Guess.class).list().stream()
                        .collect(Collectors.toMap(Guess::typed, Guess::word, (one, other) -> one, HashMap::new));
        if (guesses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(words.split(" "))
                .map(it -> guesses.getOrDefault(it.toLowerCase(Locale.ROOT), it))
                .collect(Collectors.joining(" ")));
    }
}
