package nl.wijgroningen.portaal.experience.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Origin;
import nl.wijgroningen.portaal.experience.domain.Statement;
import nl.wijgroningen.portaal.platform.export.Export;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All experiences that somebody may see, as rows to count: what was chosen and when, in weeks. No text, no note, no
 * address, and nothing by which one is found again (R44). A team does not see who told with a card of a meeting.
 */
@Component
@Rule("R44")
class ExperienceExport implements Export {

    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Teams teams;
    private final Words words;

    ExperienceExport(JdbcTemplate jdbc, Accounts accounts, Teams teams, Words words) {
        var streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCHED);
        this.jdbc = JdbcClient.create(streaming);
        this.accounts = accounts;
        this.teams = teams;
        this.words = words;
    }

    @Override
    public String kind() {
        return "experience";
    }

    @Override
    public String fileName() {
        return "ervaringen.csv";
    }

    @Override
    public Optional<String> scope(UUID owner) {
        return staff(owner)
                .map(it -> Stream.concat(
                                Stream.of(it.is(Role.COORDINATOR) ? "COORDINATOR" : "TEAM"),
                                it.teams().stream().map(UUID::toString).sorted())
                        .collect(Collectors.joining(" ")));
    }

    private Optional<Staff> staff(UUID owner) {
        return accounts.staff(new StaffId(owner)).filter(it -> it.is(Role.TEAM) || it.is(Role.COORDINATOR));
    }

    @Override
    public List<String> header() {
        return Stream.concat(
                        Stream.of(
                                        "team",
                                        "gebied",
                                        "theme",
                                        "contact",
                                        "language",
                                        "origin",
                                        "told",
                                        "state",
                                        "closed",
                                        "answered",
                                        "public")
                                .map(it -> text("experience.export." + it)),
                        Arrays.stream(Statement.values()).map(it -> text("experience.export.statement." + it.key())))
                .toList();
    }

    @Override
    public long count(UUID owner) {
        return staff(owner)
                .map(it -> Scope.bind(jdbc.sql("select count(*) from experience e where " + Scope.of(it)), it)
                        .query(Long.class)
                        .single())
                .orElse(0L);
    }

    @Override
    @Rule("R15")
    @Rule("R35")
    public void write(UUID owner, Rows to) {
        staff(owner).ifPresent(it -> write(it, to));
    }

    private void write(Staff staff, Rows to) {
        var names = teams.roll().names();
        var gebieden = teams.gebiedNames();
        var sql = """
				select e.team_id, e.gebied_id, t.name_nl as theme, e.contact, e.language, e.origin, e.told_week, e.state,
					e.closed_week, e.may_be_public,
					(select min(r.sent_on) from experience_response r
						where r.experience_id = e.id and r.kind = 'ANSWER') as answered_on,
					(select string_agg(s.statement || ' ' || s.answer, ' ') from experience_statement s
						where s.experience_id = e.id) as statements
				from experience e left join platform_theme t on t.id = e.theme_id
				where %s
				order by e.told_week, e.id
				""".formatted(Scope.of(staff));
        var cardShows = staff.is(Role.COORDINATOR);
        Scope.bind(jdbc.sql(sql), staff).query(row -> {
            to.add(cells(row, names, gebieden, cardShows));
        });
    }

    private @Nullable Object[] cells(
            ResultSet row, Map<UUID, String> names, Map<UUID, String> gebieden, boolean cardShows) throws SQLException {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(names.get(row.getObject("team_id", UUID.class)));
        cells.add(gebieden.get(row.getObject("gebied_id", UUID.class)));
        cells.add(row.getString("theme"));
        var contact = row.getString("contact");
        cells.add(contact == null ? null : text("experience.export.contact." + contact));
        cells.add(row.getString("language"));
        var origin = Origin.valueOf(row.getString("origin"));
        cells.add(
                text("experience.export.origin." + (origin == Origin.CARD && !cardShows ? Origin.WEB : origin).name()));
        cells.add(row.getString("told_week"));
        cells.add(text("experience.export.state." + row.getString("state")));
        cells.add(row.getString("closed_week"));
        cells.add(row.getString("answered_on"));
        cells.add(text(row.getBoolean("may_be_public") ? "experience.export.yes" : "experience.export.no"));
        var answers = answers(row.getString("statements"));
        for (var statement : Statement.values()) {
            cells.add(answers.get(statement.key()));
        }
        return cells.toArray();
    }

    private Map<String, String> answers(@Nullable String joined) {
        if (joined == null) {
            return Map.of();
        }
        var parts = joined.split(" ");
        var answers = new HashMap<String, String>();
        for (var i = 0; i < parts.length; i += 2) {
            answers.put(parts[i], parts[i + 1].equals("9") ? text("experience.export.unknown") : parts[i + 1]);
        }
        return answers;
    }

    private String text(String key) {
        return words.in(Language.NL, key);
    }
}
