package nl.wijgroningen.portaal.wijraad.overview.read;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.wijraad.overview.domain.SectionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Annual reports: everyone sees those that were adopted, the secretary all. */
@Component
public class AnnualReports {

    private static final String SELECT = """
			select r.year, r.drafted_on, r.frozen_on, m.held_on as adopted_on,
				(select count(*) from wijraad_report_section s where s.year = r.year and s.text <> s.draft) as changed,
				(select coalesce(sum(version), 0) from wijraad_report_section s where s.year = r.year) as version
			from wijraad_report r left join wijraad_meeting m on m.id = r.meeting_id
			""";

    private final JdbcClient jdbc;

    AnnualReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param adoptedOn the day of the meeting
     * @param changed sections that the secretary wrote otherwise
     * @param version goes up with each change of a section
     */
    public record Report(
            int year,
            LocalDate draftedOn,
            @Nullable LocalDate frozenOn,
            @Nullable LocalDate adoptedOn,
            int changed,
            int version) {}

    /** @param draft as the portal wrote it */
    public record Section(
            SectionKind kind,
            String draft,
            String text,
            @Nullable UUID changedBy,
            @Nullable LocalDate changedOn,
            int version) {

        public boolean changed() {
            return !text.equals(draft);
        }

        public List<Block> blocks() {
            return Block.of(text);
        }

        public List<Block> draftBlocks() {
            return Block.of(draft);
        }
    }

    /** A paragraph, or the items of a list. */
    public record Block(boolean list, List<String> lines) {

        static List<Block> of(String text) {
            return Arrays.stream(text.split("\n\\s*\n"))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.lines().map(String::strip).toList())
                    .map(it -> it.stream().allMatch(one -> one.startsWith("- "))
                            ? new Block(
                                    true,
                                    it.stream().map(one -> one.substring(2)).toList())
                            : new Block(false, it))
                    .toList();
        }
    }

    /** The newest year first. */
    public List<Report> all(boolean frozen) {
        return jdbc.sql(SELECT + (frozen ? " where r.frozen" : "") + " order by r.year desc")
                .query(Report.class)
                .list();
    }

    public Optional<Report> one(int year, boolean frozen) {
        return jdbc.sql(SELECT + " where r.year = :year" + (frozen ? " and r.frozen" : ""))
                .param("year", year)
                .query(Report.class)
                .optional();
    }

    public List<Section> sections(int year) {
        return jdbc.sql("""
						select kind, draft, text, changed_by, changed_on, version
						from wijraad_report_section where year = :year order by place
						""").param("year", year).query(Section.class).list();
    }
}
