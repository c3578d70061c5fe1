package nl.wijgroningen.portaal;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.retention.RetentionRun;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything personal has a term that really removes it: the data map of {@code docs/privacy.md} names a {@link Retention}
 * for every column, and for each of them time passes until the day before its end, and past it.
 */
@PortalTest
class RetentionTest {

    /** Tables that the data map knows and that no term empties, each with the reason. */
    private static final Map<String, String> WITHOUT_TERM = Map.ofEntries(
            Map.entry("experience_waiting", "emptied every working day"),
            Map.entry("experience_tombstone", "what keeps the withdrawn from coming back"),
            Map.entry("experience_withdrawn", "numbers"),
            Map.entry("experience_destroyed", "numbers"),
            Map.entry("platform_file", "goes with what it belongs to: its module removes it"),
            Map.entry("experience_card_use", "numbers, gone when the week after is over"),
            Map.entry("platform_limit", "gone at midnight"),
            Map.entry("platform_limit_key", "gone at midnight"),
            Map.entry("search_word", "words of public texts: gone with the last text that holds one"),
            Map.entry("experience_news", "ends in a week of its own"),
            Map.entry("experience_news_link", "goes with the address for news"),
            Map.entry("experience_improvement", "what staff promised in public: kept as a decision (Archiefwet)"),
            Map.entry("experience_step", "the history of a decision"),
            Map.entry("experience_proof", "the proof of a decision, and numbers"),
            Map.entry("experience_question", "goes when it is answered, or with the address for news"),
            Map.entry("experience_danger_word", "words, about nobody"),
            Map.entry("wijraad_account", "which account is whose, as long as somebody is a member"),
            Map.entry("wijraad_member", "who sits or sat in the WIJ-raad: kept as a decision (Archiefwet)"),
            Map.entry("wijraad_person", "as above"),
            Map.entry("wijraad_term", "as above"),
            Map.entry("wijraad_home", "as above"),
            Map.entry("wijraad_charge", "as above"),
            Map.entry("wijraad_fact", "as above"),
            Map.entry("wijraad_round", "how members were looked for: kept as a decision (Archiefwet)"),
            Map.entry("wijraad_round_text", "as above"),
            Map.entry("wijraad_remark", "as above"),
            Map.entry("wijraad_round_step", "as above"),
            Map.entry("wijraad_meeting", "when the WIJ-raad met and what came of it: kept as a decision (Archiefwet)"),
            Map.entry("wijraad_attendance", "as above"),
            Map.entry("wijraad_item", "as above"),
            Map.entry("wijraad_paper", "as above"),
            Map.entry("wijraad_decision", "as above"),
            Map.entry("wijraad_action", "as above"),
            Map.entry("wijraad_minutes", "as above"),
            Map.entry("wijraad_approval", "as above"),
            Map.entry("wijraad_founding", "as above"),
            Map.entry("wijraad_report", "what the council decided in public: kept (Archiefwet)"),
            Map.entry("wijraad_report_section", "goes with the report"),
            Map.entry("wijraad_letter", "what was written about such a decision: kept with it"),
            Map.entry("wijraad_founder", "goes when the founding is confirmed"),
            Map.entry("wijraad_advice", "what the WIJ-raad advised: kept as a decision (Archiefwet)"),
            Map.entry("wijraad_advice_earlier", "as above"),
            Map.entry("wijraad_advice_step", "as above"),
            Map.entry("wijraad_advice_voice", "who chose a voice, as above; it goes with the voice"),
            Map.entry("wijraad_answer", "what the director decided: kept as a decision (Archiefwet)"),
            Map.entry("wijraad_answer_draft", "goes when the answer is given"),
            Map.entry("wijraad_judgement", "as above"),
            Map.entry(
                    "wijraad_selection",
                    "a vote of the WIJ-raad: kept as a decision (Archiefwet); no name of a candidate"),
            Map.entry("wijraad_voting_rules", "as above"),
            Map.entry("wijraad_recusal", "as above"),
            Map.entry("wijraad_ballot_box", "as above; empty since it closed"),
            Map.entry("wijraad_open_paper", "as above"),
            Map.entry("wijraad_entry", "as above"),
            Map.entry("wijraad_count", "as above"),
            Map.entry("wijraad_teller", "as above"),
            Map.entry("platform_setting", "decisions of staff about the portal itself"),
            Map.entry("account_user", "as long as somebody works here: ended by the administrator"),
            Map.entry("account_role", "goes with the account"),
            Map.entry("account_membership", "goes with the account"),
            Map.entry("account_second_factor", "goes with the account"),
            Map.entry("account_passkey", "goes with the account, or when its owner removes it"),
            Map.entry("account_recovery_code", "goes with the account, or when it is used"),
            Map.entry("account_link", "ends in three days at most: the job of its module"),
            Map.entry("home_digest", "goes on the first working day after somebody left"),
            Map.entry("account_session", "ends half an hour after the last request: the library cleans up"),
            Map.entry("account_session_attributes", "goes with the session"));

    private static final String PUBLISHED = """
			insert into experience_publication (experience_id, may_be_public, state, title, happened, answer, language,
				told_year, checked_by, checked_on, published_on)
			values (:id, true, 'PUBLISHED', 'Er werd gebeld', '▮ belde.', 'Een antwoord.', 'nl', 2012,
				(select id from account_user where username = 'team'), :day, :day)""";

    private static final String PUBLIC = "with chosen as (update experience set may_be_public = true where id = :id) ";

    /** How a row of each table comes about, for {@code :id}, on the day {@code :day} in {@code :week}. */
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("experience_draft", """
					insert into experience_draft (code_hash, content, expires_on, version)
					values (sha256(:id::text::bytea), '\\x00', :day::date + 7, 1)"""),
            Map.entry("experience", """
					insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
						may_be_public, state, closed_week, version)
					values (:id, sha256(:id::text::bytea), (select id from area_team where slug = 'haren'), false, 'nl', 'WEB',
						:week, 'Een verhaal.', false, 'CLOSED', :week, 0)"""),
            Map.entry("experience_source", """
					insert into experience_source (improvement_id, experience_id, linked_by, linked_on)
					select id, :id, promised_by, :day from experience_improvement order by id limit 1"""),
            Map.entry("experience_noticed", """
					insert into experience_noticed (proof_id, experience_id, noticed, week, printed_code)
					select id, :id, true, :week, false from experience_proof order by id limit 1"""),
            Map.entry(
                    "trail_node",
                    "insert into trail_node (id, kind, open) values (:id, 'EXPERIENCE', false) on conflict do nothing"),
            Map.entry("trail_link", """
					with place as (
						insert into trail_node (id, kind, open) values (:id, 'EXPERIENCE', false) on conflict do nothing)
					insert into trail_link (from_id, to_id, why)
					select :id, id, 'LED_TO' from trail_node where kind = 'IMPROVEMENT' order by id limit 1"""),
            Map.entry("experience_statement", "insert into experience_statement values (:id, 'fast', 4)"),
            Map.entry("experience_response", """
					insert into experience_response (id, experience_id, text, author, sent_on, version)
					values (:id, :id, 'Een antwoord.', (select id from account_user where username = 'team'), :day, 0)"""),
            Map.entry("experience_verdict", """
					insert into experience_verdict (id, experience_id, solved, words, week)
					values (:id, :id, true, 'Dank u.', :week)"""),
            Map.entry("experience_assignment", """
					insert into experience_assignment (id, experience_id, team_id, assigned_by, assigned_on)
					values (:id, :id, (select id from area_team where slug = 'haren'),
						(select id from account_user where username = 'coordinator'), :day)"""),
            Map.entry("experience_note", """
					with told as (
						insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
							may_be_public, state, closed_week, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = 'haren'), false, 'nl', 'WEB',
							:week, 'Er werd gebeld.', true, 'CLOSED', :week, 0)
					), public as (""" + PUBLISHED + """
					)
					insert into experience_note (id, experience_id, text, author, noted_on, turn, for_coordinator, version)
					values (:id, :id, 'Gebeld, geen gehoor.', (select id from account_user where username = 'team'), :day, 1, false, 0)"""),
            Map.entry("experience_assignee", """
					insert into experience_assignee (experience_id, user_id, given_by, given_on, version)
					select :id, u.id, u.id, :day, 1 from account_user u where u.username = 'team'"""),
            Map.entry("account_audit", """
					insert into account_audit (at, user_id, action, thing_kind, thing_id, outcome)
					values (:day, null, 'experience.look', 'experience', :id, 'done')"""),
            Map.entry(
                    "platform_fault",
                    "insert into platform_fault (day, place, number) values (:day, 'place ' || :id, 1)"),
            Map.entry("experience_reply", """
					insert into experience_reply (id, experience_id, text, week, turn) values (:id, :id, 'Nog iets.', :week, 1)"""),
            Map.entry("experience_kept", """
					insert into experience_kept (id, experience_id, reason, words) values (:id, :id, 'WORDS', 'geslagen')"""),
            Map.entry("experience_permission", """
					insert into experience_permission (id, experience_id, team_id, asked_by, asked_on)
					values (:id, :id, (select id from area_team where slug = 'haren'),
						(select id from account_user where username = 'coordinator'), :day)"""),
            Map.entry("experience_part", """
					insert into experience_part (experience_id, user_id, part)
					values (:id, (select id from account_user where username = 'team'), 'HAND')"""),
            Map.entry("experience_publication", PUBLIC + PUBLISHED),
            Map.entry("experience_mask", """
					with told as (
						insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
							may_be_public, state, closed_week, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = 'haren'), false, 'nl', 'WEB',
							:week, 'Fatima belde.', true, 'CLOSED', :week, 0)
					), public as (""" + PUBLISHED + """
					)
					insert into experience_mask (id, experience_id, field, begins, ends, words, reason)
					values (:id, :id, 0, 0, 6, 'Fatima', 'NAME')"""),
            Map.entry("experience_objection", """
					insert into experience_objection (id, experience_id, words, week) values (:id, :id, 'Laat het staan.', :week)"""),
            Map.entry("experience_report", """
					insert into experience_report (id, experience_id, words, reported_on, due_on, hid)
					values (:id, :id, 'Dit ben ik.', :day, :day::date + 2, true)"""),
            Map.entry("search_document", """
					insert into search_document (kind, id, path, language, title, body, year, published_on)
					values ('EXPERIENCE', :id, '/ervaringen/' || :id, 'nl', 'Een titel', 'zoekwoord', 2012, :day)"""),
            Map.entry("platform_export", """
					insert into platform_export (id, kind, owner, scope, state, asked_at, ended_at)
					values (:id, 'experience', :id, 'TEAM', 'DONE', :day, :day)"""),
            Map.entry("platform_export_part", """
					insert into platform_export_part (export_id, part, content) values (:id, 0, '\\x00')"""),
            Map.entry("experience_batch", """
					insert into experience_batch (id, team_id, quarter, number, state, ordered_by, ordered_on, printed_by, printed_on,
						expires_on)
					select :id, (select id from area_team where slug = 'haren'), '2012-Q4', 50, 'PRINTED', u.id, :day, u.id, :day,
						'2013-12-31'
					from account_user u where u.username = 'team' and :day::date = '2012-10-01'"""),
            Map.entry("experience_card", """
					insert into experience_card (code_hash, batch_id) values (sha256(:id::text::bytea), :id)"""),
            Map.entry("wijraad_candidate", """
					with text as (
						insert into wijraad_round_text (round_id, version, dutch, written_by, written_on)
						select :id, 1, 'Een tekst.', u.id, :day from account_user u where u.username = 'secretaris'
					), round as (
						insert into wijraad_round (id, title, state, opens_on, closes_on, members, profile_on, text_version, started_by,
							started_on, closed_by, closed_on, version)
						select :id, 'Een ronde', 'CLOSED', :day, :day, 12, :day, 1, u.id, :day, u.id, :day, 0
						from account_user u where u.username = 'secretaris'
					)
					insert into wijraad_candidate (id, round_id, name, age_band, sixteen, consent, in_city, portfolios, language, content,
						person_hash, keep_year, state, applied_on, version)
					values (:id, :id, 'Iemand', 'FROM_27', true, false, true, '{}', 'NL', '\\x00', sha256(:id::text::bytea), false,
						'APPLIED', :day, 0)"""),
            Map.entry("wijraad_candidate_link", """
					insert into wijraad_candidate_link (token_hash, candidate_id) values (sha256(:id::text::bytea), :id)"""),
            Map.entry("wijraad_candidate_note", """
					insert into wijraad_candidate_note (id, candidate_id, content, written_by, written_on, turn)
					select :id, :id, '\\x00', u.id, :day, 1 from account_user u where u.username = 'secretaris'"""),
            Map.entry("wijraad_nomination", """
					insert into wijraad_nomination (id, seat, name, age_band, sixteen, consent, in_city, portfolios, during, decided_on,
						meeting, nominated_by, nominated_on, outcome, reason, outcome_by, outcome_on)
					select :id, 29, 'Iemand', 'FROM_27', true, false, true, '{WORK}', daterange(:day::date, :day::date + 365), :day,
						'Vergadering', s.id, :day, 'REFUSED', 'Kan niet.', d.id, :day
					from account_user s, account_user d where s.username = 'secretaris' and d.username = 'bestuurder'"""),
            Map.entry("wijraad_advice_remark", """
					with advice as (
						insert into wijraad_advice (id, title, why, kind, made_by, made_on, decided_on, meeting, sent_on, sent_by, due_on,
							version)
						select :id, 'Een advies', '', 'ADVICE', u.id, :day, :day, 'Een vergadering', :day, u.id, :day::date + 42, 1
						from account_user u where u.username = 'secretaris')
					insert into wijraad_advice_remark (id, advice_id, turn, version, words, made_by, made_on)
					select :id, :id, 1, 1, 'Dit kan korter.', u.id, :day from account_user u where u.username = 'wijraadslid'"""),
            Map.entry("platform_mail", """
					insert into platform_mail (text, language, content, state, waiting_since, next_attempt_at, done_at)
					values ('mail ' || :id, 'NL', '\\x00', 'SENT', :day, :day, :day)"""));

    /** How that row is found again. */
    private static final Map<String, String> FOUND = Map.ofEntries(
            Map.entry("experience_draft", "code_hash = sha256(:id::text::bytea)"),
            Map.entry("experience_batch", "id = :id"),
            Map.entry("experience_card", "batch_id = :id"),
            Map.entry("experience", "id = :id"),
            Map.entry("wijraad_advice_remark", "id = :id"),
            Map.entry("search_document", "id = :id"),
            Map.entry("trail_node", "id = :id"),
            Map.entry("trail_link", "from_id = :id"),
            Map.entry("account_audit", "thing_id = :id"),
            Map.entry("platform_export", "id = :id"),
            Map.entry("platform_export_part", "export_id = :id"),
            Map.entry("wijraad_candidate", "id = :id"),
            Map.entry("wijraad_candidate_link", "candidate_id = :id"),
            Map.entry("wijraad_candidate_note", "candidate_id = :id"),
            Map.entry("wijraad_nomination", "id = :id and name is not null"),
            Map.entry("platform_fault", "place = 'place ' || :id"),
            Map.entry("platform_mail", "text = 'mail ' || :id"));

    /** The first day on which what was made on a day is past its term as it is at first; the day before it is not. */
    private static LocalDate due(String kind, LocalDate day) {
        return switch (kind) {
            case "experience.draft" -> day.plusDays(8);
            case "experience.card" -> LocalDate.of(2014, 1, 1);
            case "experience.mask" -> day.plusMonths(3).plusDays(1);
            case "experience.published" -> day.plusYears(5).plusDays(1);
            case "experience.text", "experience.note" ->
                Week.of(day).plus(1).monday().plusYears(1);
            case "wijraad.remark" -> day.plusMonths(12).plusDays(1);
            case "account.audit" -> day.plusYears(3).plusDays(1);
            case "wijraad.candidate", "wijraad.newcomer" -> day.plusWeeks(4).plusDays(1);
            case "platform.export" -> day.plusDays(8);
            case "platform.mail" -> day.plusDays(8);
            case "platform.fault" -> day.plusDays(31);
            default -> throw new AssertionError("say here when " + kind + " is over");
        };
    }

    /** Long ago, so that no term of other rows passes: a Monday at the beginning of a quarter. */
    private static final LocalDate START = LocalDate.of(2012, 10, 1);

    @Autowired
    private List<Retention> retentions;

    @Autowired
    private RetentionRun run;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void backToNow() {
        clock.reset();
        forgetReports();
    }

    private void forgetReports() {
        jdbc.sql("delete from platform_retention_run where day < '2020-01-01'").update();
    }

    @Test
    @Rule("R42")
    void everyPersonalColumnHasATerm() {
        var kinds = kinds();
        assertThat(map()).allSatisfy((table, terms) -> {
            if (WITHOUT_TERM.containsKey(table)) {
                assertThat(terms)
                        .as("terms of " + table + ", which is said to have none")
                        .isEmpty();
            } else {
                assertThat(terms)
                        .as("terms of " + table + " in docs/privacy.md")
                        .isNotEmpty();
            }
            assertThat(kinds).as("kinds that are run").containsAll(terms);
        });
        assertThat(map().keySet()).containsAll(WITHOUT_TERM.keySet());
    }

    @Test
    @Rule("R42")
    void everyTermRemovesWhatTheMapSays() {
        for (var kind : kinds()) {
            var tables = tables(kind);
            var id = UUID.randomUUID();
            forgetReports();
            tables.forEach(it -> insert(it, id));
            assertThat(tables)
                    .as(kind)
                    .allSatisfy(it -> assertThat(count(it, id)).as(it).isEqualTo(1));
            run(due(kind, START).minusDays(1));
            assertThat(tables)
                    .as(kind + " before its end")
                    .allSatisfy(it -> assertThat(count(it, id)).as(it).isEqualTo(1));
            run(due(kind, START));
            assertThat(tables)
                    .as(kind + " after its end")
                    .allSatisfy(it -> assertThat(count(it, id)).as(it).isZero());
            var report = jdbc.sql(
                            "select number, ground, failure from platform_retention_run where kind = :kind and day = :day")
                    .param("kind", kind)
                    .param("day", due(kind, START))
                    .query()
                    .singleRow();
            assertThat(report).containsEntry("number", 1).containsEntry("failure", null);
            assertThat(String.valueOf(report.get("ground"))).matches("\\d+ (dag|week|weken|maand|jaar).*");
            forget(id);
        }
    }

    /** What a term leaves of the row, such as the story whose masked words are forgotten. */
    private void forget(UUID id) {
        jdbc.sql("delete from experience where id = :id").param("id", id).update();
        jdbc.sql("delete from wijraad_nomination where id = :id")
                .param("id", id)
                .update();
        transaction.executeWithoutResult(it -> {
            // the text of a round is kept, but not that of a test
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("delete from wijraad_round_text where round_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from wijraad_round where id = :id").param("id", id).update();
        });
        jdbc.sql("delete from wijraad_advice where id = :id").param("id", id).update();
    }

    /** Parents before children. */
    private static Set<String> tables(String kind) {
        var tables = map().entrySet().stream()
                .filter(it -> it.getValue().contains(kind))
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
        if (tables.isEmpty()) {
            tables.add(kind.replace('.', '_'));
        }
        return tables;
    }

    private void insert(String table, UUID id) {
        assertThat(ROWS).as("give this test a row of " + table).containsKey(table);
        var insert = jdbc.sql(ROWS.get(table)).param("id", id);
        if (ROWS.get(table).contains(":day")) {
            insert = insert.param("day", START);
        }
        if (ROWS.get(table).contains(":week")) {
            insert = insert.param("week", Week.of(START).toString());
        }
        insert.update();
    }

    private int count(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where " + FOUND.getOrDefault(table, "experience_id = :id"))
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private void run(LocalDate day) {
        clock.moveTo(day);
        run.run();
    }

    /** Not only the list of masked words goes: the story itself is from then on what everyone reads. */
    @Test
    @Rule("R42")
    void whatWasMaskedIsInTheStoryNoMore() {
        var id = UUID.randomUUID();
        insert("experience_mask", id);
        run(due("experience.mask", START));
        assertThat(jdbc.sql("select happened from experience where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .doesNotContain("Fatima")
                .endsWith("belde.");
        forget(id);
    }

    @Test
    @Rule("R42")
    void whatStaysOfADestroyedExperienceIsNumbersApart() {
        var team = numbers("figure = 'PLACE' and period = '2012-Q4' and team_id is not null");
        var city = numbers("figure = 'PLACE' and period = '2012-Q4' and team_id is null");
        var web = numbers("figure = 'ORIGIN' and period = '2012' and origin = 'WEB'");
        var theme = numbers("figure = 'THEME' and period = '2012'");
        insert("experience", UUID.randomUUID());
        insert("experience", UUID.randomUUID());
        var kept = UUID.randomUUID();
        insert("experience", kept);
        jdbc.sql("update experience set coordinator_only = true where id = :id")
                .param("id", kept)
                .update();
        var waits = UUID.randomUUID();
        insert("experience", waits);
        jdbc.sql(
                        "insert into experience_waiting values (sha256(:id::text::bytea), 'VERDICT', '{\"solved\": false, \"week\": \"2013-W40\"}')")
                .param("id", waits)
                .update();
        run(due("experience.text", START));
        assertThat(numbers("figure = 'PLACE' and period = '2012-Q4' and team_id is not null"))
                .isEqualTo(team + 2);
        assertThat(numbers("figure = 'PLACE' and period = '2012-Q4' and team_id is null"))
                .isEqualTo(city + 1);
        assertThat(numbers("figure = 'ORIGIN' and period = '2012' and origin = 'WEB'"))
                .isEqualTo(web + 3);
        assertThat(numbers("figure = 'THEME' and period = '2012'")).isEqualTo(theme + 3);
        assertThat(count("experience", waits))
                .as("one that the teller opens again")
                .isEqualTo(1);
        jdbc.sql("delete from experience_waiting where code_hash = sha256(:id::text::bytea)")
                .param("id", waits)
                .update();
        jdbc.sql("delete from experience where id = :id").param("id", waits).update();
    }

    private int numbers(String where) {
        return jdbc.sql("select coalesce(sum(number), 0) from experience_destroyed where " + where)
                .query(Integer.class)
                .single();
    }

    @Test
    @Rule("R42")
    void nothingElseRemovesALineOfTheAuditTrail() {
        var id = UUID.randomUUID();
        insert("account_audit", id);
        var young = UUID.randomUUID();
        jdbc.sql("insert into account_audit (action, thing_id, outcome) values ('experience.look', :id, 'done')")
                .param("id", young)
                .update();
        refusesEveryChange(id);
        for (var term : List.of("now()", "now() - interval '364 days'", "null")) {
            assertThatThrownBy(() -> jdbc.sql("select account_audit_expire(" + term + ")")
                            .query(Integer.class)
                            .single())
                    .hasMessageContaining("at least a year");
        }
        refusesEveryChange(id);
        run(due("account.audit", START));
        assertThat(count("account_audit", id)).isZero();
        assertThat(count("account_audit", young)).isEqualTo(1);
        refusesEveryChange(young);
    }

    private void refusesEveryChange(UUID id) {
        for (var sql : List.of(
                "delete from account_audit where thing_id = '" + id + "'",
                "update account_audit set outcome = 'x' where thing_id = '" + id + "'",
                "truncate account_audit")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("append-only");
        }
        assertThat(count("account_audit", id)).isEqualTo(1);
    }

    private Set<String> kinds() {
        return retentions.stream().map(Retention::kind).collect(toCollection(TreeSet::new));
    }

    /** The terms of each table in the data map; "as above" is that of the line before. */
    private static Map<String, Set<String>> map() {
        var terms = new TreeMap<String, Set<String>>();
        var above = "";
        for (var line : Sources.text(Path.of("docs/privacy.md")).lines().toList()) {
            if (line.startsWith("| `")) {
                var cells = line.split("\\|");
                above = cells[6].strip().equals("as above") ? above : cells[6];
                var named = Sources.found("`([a-z]+\\.[a-z-]+)`", above).collect(toCollection(TreeSet::new));
                Sources.found("`(\\w+)\\.\\w+`", cells[1])
                        .forEach(it -> terms.computeIfAbsent(it, key -> new TreeSet<>())
                                .addAll(named));
            }
        }
        assertThat(terms).as("the data map").hasSizeGreaterThan(10);
        return terms;
    }
}
