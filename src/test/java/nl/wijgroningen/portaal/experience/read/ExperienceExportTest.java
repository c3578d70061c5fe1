package nl.wijgroningen.portaal.experience.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an export of experiences holds, and for whom. */
@PortalTest
class ExperienceExportTest {

    private static final String WEEK = "2011-W07";

    @Autowired
    private ExperienceExport export;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final List<UUID> made = new ArrayList<>();

    @AfterEach
    void remove() {
        jdbc.sql("delete from experience where id = any (:ids)")
                .param("ids", made.toArray(UUID[]::new))
                .update();
    }

    @Test
    @Rule("R44")
    void saysWhatWasChosenAndNothingThatWasTold() {
        var id = experience("vinkhuizen", "PHONE", false, null);
        jdbc.sql("""
						insert into experience_response (id, experience_id, text, author, sent_on, version)
						select gen_random_uuid(), :id, 'Een antwoord van ons.', u.id, d::date, 0
						from account_user u cross join unnest(array['2011-03-01', '2011-02-22']) d where u.username = 'team'
						""").param("id", id).update();
        jdbc.sql("insert into experience_statement values (:id, 'fast', 4), (:id, 'clear', 9)")
                .param("id", id)
                .update();
        assertThat(export.header())
                .containsExactly(
                        "Team",
                        "Gebied",
                        "Thema",
                        "Contact",
                        "Taal",
                        "Herkomst",
                        "Week van vertellen",
                        "Staat",
                        "Week van sluiten",
                        "Dag van het eerste antwoord",
                        "Mag openbaar",
                        "Wist waar ik terecht kon",
                        "Snel geholpen",
                        "Serieus genomen",
                        "Samen gezocht",
                        "Zelf beslist",
                        "Hulp past",
                        "Kan beter doen wat ik wil",
                        "Duidelijke uitleg");
        assertThat(ours("team"))
                .containsExactly(
                        "WIJ Vinkhuizen,,Geld en schulden,Telefoon,nl,Telefoon,2011-W07,Gesloten,2011-W20,2011-02-22,nee,,4,,,,,,weet niet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "team2", "coordinator"})
    @Rule("R44")
    void noCellOfAnyRowIsATextOrAnId(String username) {
        var texts = jdbc.sql("""
						select happened from experience union select went_well from experience where went_well is not null
						union select could_be_better from experience where could_be_better is not null
						union select wish from experience where wish is not null union select text from experience_response
						""").query(String.class).list();
        var ids =
                jdbc.sql("select id::text from experience").query(String.class).list();
        var rows = rows(username);
        assertThat(rows).isNotEmpty();
        assertThat(rows).hasSize((int) export.count(id(username)));
        var all = String.join("\n", rows);
        assertThat(texts).noneMatch(it -> it.length() > 12 && all.contains(it));
        assertThat(ids).noneMatch(all::contains);
        assertThat(all).doesNotContain("@");
    }

    @Test
    @Rule("R15")
    @Rule("R35")
    void holdsTheRowsOfTheInboxAndNoOthers() {
        experience("vinkhuizen", "WEB", false, null);
        experience("vinkhuizen", "WEB", true, null);
        experience("vinkhuizen", "WEB", true, "coordinator");
        experience("beijum", "WEB", false, null);
        experience(null, "WEB", false, null);
        assertThat(ours("team")).hasSize(1);
        assertThat(ours("team3")).hasSize(1);
        assertThat(ours("team2")).hasSize(1);
        assertThat(ours("coordinator")).hasSize(4);
        assertThat(ours("coordinator2")).hasSize(5);
        for (var other : List.of("beheer", "secretaris", "gebied", "gemeente")) {
            assertThat(export.scope(id(other))).as(other).isEmpty();
            assertThat(rows(other)).isEmpty();
            assertThat(export.count(id(other))).isZero();
        }
    }

    /** A card is of one meeting: a team would know who was there. */
    @Test
    @Rule("R44")
    void aTeamDoesNotSeeWhoToldByCard() {
        experience("vinkhuizen", "CARD", false, null);
        assertThat(ours("team")).allMatch(it -> it.contains(",Website,"));
        assertThat(rows("team")).noneMatch(it -> it.contains("Kaart"));
        assertThat(ours("coordinator")).allMatch(it -> it.contains(",Kaart,"));
    }

    @Test
    void theScopeSaysWhatSomebodyMaySee() {
        assertThat(export.scope(id("team"))).isEqualTo(export.scope(id("team3")));
        assertThat(export.scope(id("team"))).isNotEqualTo(export.scope(id("team2")));
        assertThat(export.scope(id("coordinator")).orElseThrow()).startsWith("COORDINATOR");
    }

    private List<String> ours(String username) {
        return rows(username).stream().filter(it -> it.contains(WEEK)).toList();
    }

    private List<String> rows(String username) {
        var rows = new ArrayList<String>();
        transaction.executeWithoutResult(it -> export.write(
                id(username),
                cells -> rows.add(String.join(
                        ",",
                        Arrays.stream(cells)
                                .map(cell -> cell == null ? "" : cell.toString())
                                .toList()))));
        return rows;
    }

    private UUID id(String username) {
        return jdbc.sql("select id from account_user where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
    }

    private UUID experience(@Nullable String team, String origin, boolean coordinatorOnly, @Nullable String notFor) {
        var id = UUID.randomUUID();
        made.add(id);
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, not_for, theme_id, contact, language, origin,
							source, entered_by, told_week, happened, may_be_public, state, closed_week, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = :team), :only,
							(select id from account_user where username = :notFor), (select id from platform_theme where slug = 'geld'),
							'PHONE', 'nl', :origin, 'OWN',
							case when :origin = 'PHONE' then (select id from account_user where username = 'team') end,
							'2011-W07', 'Een verhaal dat niemand mag zien.', false, 'CLOSED', '2011-W20', 0)
						""")
                .param("id", id)
                .param("team", team)
                .param("only", coordinatorOnly)
                .param("notFor", notFor)
                .param("origin", origin)
                .update();
        return id;
    }
}
