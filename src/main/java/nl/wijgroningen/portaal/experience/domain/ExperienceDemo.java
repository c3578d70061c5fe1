package nl.wijgroningen.portaal.experience.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.area.Gebied;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The believable city: 330 experiences over the last forty weeks, in every state, from the texts in {@code demo/}. The
 * same every time for the same day.
 */
@Component
@Order(20)
public class ExperienceDemo implements ApplicationRunner {

    /** The codes that the demo gives away, each with what it shows. */
    public static final Map<String, String> CODES = Map.of(
            "answered", "K7QM3RTW9HXE4NPD",
            "waiting", "H4XK9MTR7WQE3CDA",
            "reopened", "R5NE8YLQ2JTC7GFW",
            "closed", "D9PW4LKX5TAQ8RHM",
            "destroyed", "T4HN7WKX9QRE3MDP",
            "asked", "T4WQ8MNE3KCR7XPA",
            "permission", "M7XD2KFT9QWN4HEA");

    private static final int WEEKS = 40;
    private static final long SEED = 2017;

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final Burial burial;
    private final Tombstones tombstones;
    private final DemoAccounts accounts;
    private final Teams teams;
    private final Demo demo;
    private final Settings settings;
    private final Clock clock;

    ExperienceDemo(
            JdbcClient jdbc,
            DraftBox drafts,
            Burial burial,
            Tombstones tombstones,
            DemoAccounts accounts,
            Teams teams,
            Demo demo,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.burial = burial;
        this.tombstones = tombstones;
        this.accounts = accounts;
        this.teams = teams;
        this.demo = demo;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on() && isEmpty()) {
            make(LocalDate.now(clock));
        }
    }

    private boolean isEmpty() {
        return !accounts.exist()
                && !jdbc.sql("select exists (select from experience)")
                        .query(Boolean.class)
                        .single();
    }

    private void make(LocalDate today) {
        var staff = accounts.make(today.minusYears(2));
        var random = new Random(SEED);
        var codes = new ArrayList<>(CODES.keySet());
        var closeAfterWeeks = settings.of(ExperienceNumbers.CLOSE_AFTER_WEEKS, today);
        for (var text : texts()) {
            new One(text, today, closeAfterWeeks, staff, random, codes).insert();
        }
        longAgo(new TellerCode(CODES.getOrDefault("destroyed", "")), today);
    }

    /** Told so long ago that only its code still says that it was there (R42). */
    private void longAgo(TellerCode code, LocalDate today) {
        var hash = drafts.hash(code);
        burial.again(hash, "DESTROYED");
        tombstones.bury(Burial.DESTROYED, Burial.id(hash), Week.of(today));
    }

    private static List<Map<String, Object>> texts() {
        var texts = new ArrayList<Map<String, Object>>();
        for (var file : List.of("demo/experiences-1.yaml", "demo/experiences-2.yaml")) {
            try (var stream = new ClassPathResource(file).getInputStream()) {
                List<Map<String, Object>> items = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
                texts.addAll(items);
            } catch (IOException absent) {
                throw new UncheckedIOException(absent);
            }
        }
        return texts;
    }

    /** One experience with its course. */
    private final class One {

        private final Map<String, Object> text;
        private final LocalDate today;
        private final int closeAfterWeeks;
        private final Map<String, UUID> staff;
        private final UUID id;
        private final @Nullable Team team;
        private final boolean coordinatorOnly;
        private final byte[] codeHash;
        private final Week told;
        private final State state;
        private final @Nullable LocalDate answeredOn;
        private final @Nullable Week judged;
        private final boolean draft;

        One(
                Map<String, Object> text,
                LocalDate today,
                int closeAfterWeeks,
                Map<String, UUID> staff,
                Random random,
                List<String> codes) {
            this.text = text;
            this.closeAfterWeeks = closeAfterWeeks;
            this.today = today;
            this.staff = staff;
            this.id = new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62);
            this.team = teams.bySlug(value("team")).orElse(null);
            this.coordinatorOnly = Boolean.TRUE.equals(text.get("coordinatorOnly"));
            var now = Week.of(today);
            var chance = random.nextDouble();
            var verdict = text.get("verdict");
            var unanswered = verdict == null && chance < 0.22;
            var recent = random.nextInt(8) > 0 ? random.nextInt(2) : 2 + random.nextInt(2);
            var age = verdict != null && verdict.equals("not_solved")
                    ? recent + 3 + random.nextInt(4)
                    : unanswered ? recent : 2 + (int) ((WEEKS - 2) * Math.pow(random.nextDouble(), 1.5));
            this.told = now.plus(-age);
            this.draft = unanswered && random.nextInt(4) == 0;
            if (unanswered) {
                answeredOn = null;
                judged = null;
                state = State.WITH_TEAM;
            } else {
                var late = random.nextInt(8) == 0 ? 7 : 0;
                var planned = WorkingDays.onOrAfter(
                        told.plus(1).monday().plusDays(random.nextInt(5)).plusDays(late));
                answeredOn = planned.isAfter(today) ? today : planned;
                if (verdict == null) {
                    judged = null;
                    var lapsed = !answeredOn.plusWeeks(closeAfterWeeks).isAfter(today);
                    state = lapsed ? State.CLOSED : State.ANSWERED;
                } else {
                    var solved = verdict.equals("solved");
                    var after = solved ? Week.of(answeredOn).plus(random.nextInt(2)) : now.plus(-recent);
                    judged = after.compareTo(now) > 0 ? now : after;
                    state = solved ? State.CLOSED : State.REOPENED;
                }
            }
            this.codeHash = codeHash(random, codes);
        }

        /** Of Vinkhuizen the first in each state gets a code that the demo gives away. */
        private byte[] codeHash(Random random, List<String> codes) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var kind = switch (state) {
                case ANSWERED -> "answered";
                case WITH_TEAM -> "waiting";
                case REOPENED -> "reopened";
                case ASKED_BACK -> "";
                case CLOSED -> judged == null ? "" : "closed";
            };
            var ours = team != null && team.slug().equals("vinkhuizen") && !coordinatorOnly && codes.remove(kind);
            return drafts.hash(ours ? new TellerCode(CODES.getOrDefault(kind, "")) : TellerCode.of(bytes));
        }

        void insert() {
            var closed = state == State.CLOSED
                    ? judged != null ? judged : Week.of(answered().plusWeeks(closeAfterWeeks))
                    : null;
            var waiting = state == State.WITH_TEAM ? told : state == State.REOPENED ? judged : null;
            jdbc.sql("""
							insert into experience (id, code_hash, team_id, gebied_id, coordinator_only, theme_id, contact, language,
								origin, told_week, happened, went_well, could_be_better, wish, may_be_public, state, waiting_since,
								closed_week, version)
							select :id, :hash, :team, :gebied, :coordinatorOnly, t.id, :contact, :language, 'WEB', :told, :happened,
								:good, :better, :wish, :public, :state, :waiting, :closed, 0
							from platform_theme t where t.slug = :theme
							""")
                    .param("id", id)
                    .param("hash", codeHash)
                    .param("team", team == null ? null : team.id())
                    .param(
                            "gebied",
                            team == null
                                    ? null
                                    : teams.onlyGebied(team.id())
                                            .map(Gebied::id)
                                            .orElse(null))
                    .param("coordinatorOnly", coordinatorOnly)
                    .param("theme", value("theme"))
                    .param("contact", value("contact"))
                    .param("language", value("lang"))
                    .param("told", told.toString())
                    .param("happened", value("happened"))
                    .param("good", text.get("good"))
                    .param("better", text.get("better"))
                    .param("wish", text.get("wish"))
                    .param("public", Boolean.TRUE.equals(text.get("public")) && !coordinatorOnly)
                    .param("state", state.name())
                    .param("waiting", waiting == null ? null : waiting.toString())
                    .param("closed", closed == null ? null : closed.toString())
                    .update();
            if (text.get("statements") instanceof Map<?, ?> statements) {
                statements.forEach((key, answer) -> jdbc.sql(
                                "insert into experience_statement (experience_id, statement, answer) values (:id, :key, :answer)")
                        .param("id", id)
                        .param("key", key)
                        .param("answer", answer)
                        .update());
            }
            if (answeredOn != null || draft) {
                response();
            }
            if (judged != null) {
                jdbc.sql("""
								insert into experience_verdict (id, experience_id, solved, words, week)
								values (gen_random_uuid(), :id, :solved, :words, :week)
								""")
                        .param("id", id)
                        .param("solved", state == State.CLOSED)
                        .param("words", text.get("words"))
                        .param("week", judged.toString())
                        .update();
            }
        }

        private void response() {
            jdbc.sql("""
							insert into experience_response (id, experience_id, text, author, sent_on, version)
							values (gen_random_uuid(), :id, :text, :author, :sent, 0)
							""")
                    .param("id", id)
                    .param("text", value("answer"))
                    .param("author", author())
                    .param("sent", answeredOn)
                    .update();
        }

        private @Nullable UUID author() {
            if (team == null || coordinatorOnly) {
                return staff.get("coordinator");
            }
            return switch (team.slug()) {
                case "vinkhuizen" -> staff.get("team");
                case "beijum" -> staff.get("team2");
                default -> staff.get("collega-" + team.slug());
            };
        }

        private LocalDate answered() {
            return answeredOn == null ? today : answeredOn;
        }

        private String value(String key) {
            return String.valueOf(text.get(key)).strip();
        }
    }
}
