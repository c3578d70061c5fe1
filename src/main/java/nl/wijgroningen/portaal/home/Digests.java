package nl.wijgroningen.portaal.home;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffMail;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkList;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mail about the work that waits, as often as each member of staff wants it. It holds how many of which kind, and links
 * to the list: no word of what waits. Nothing waits: no mail.
 */
@Service
class Digests {

    /** The rhythm of who did not choose: 0 none, 1 every working day, 2 every week. */
    static final Setting RHYTHM = new Setting("home.digest", 2, 0, 2);

    private static final Logger log = LoggerFactory.getLogger(Digests.class);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final StaffMail mail;
    private final WorkList work;
    private final Settings settings;
    private final PortalSettings portal;
    private final Words words;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            JdbcClient jdbc,
            Accounts accounts,
            StaffMail mail,
            WorkList work,
            Settings settings,
            PortalSettings portal,
            Words words,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.mail = mail;
        this.work = work;
        this.settings = settings;
        this.portal = portal;
        this.words = words;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the order of {@link #RHYTHM}. */
    enum Rhythm {
        NONE,
        DAILY,
        /** On the first working day of the week. */
        WEEKLY
    }

    private record Row(@Nullable Rhythm rhythm, @Nullable LocalDate lookedOn) {}

    /** What the setting says today. */
    Rhythm usual() {
        return Rhythm.values()[settings.of(RHYTHM)];
    }

    /** Null: as the setting says. */
    @Nullable
    Rhythm chosen(Staff staff) {
        return jdbc.sql("select rhythm, looked_on from home_digest where user_id = :id")
                .param("id", staff.id().value())
                .query(Row.class)
                .optional()
                .map(Row::rhythm)
                .orElse(null);
    }

    /** @param rhythm null: as the setting says */
    void choose(Staff staff, @Nullable Rhythm rhythm) {
        transaction.executeWithoutResult(it -> {
            jdbc.sql("""
							insert into home_digest (user_id, rhythm) values (:id, :rhythm)
							on conflict (user_id) do update set rhythm = excluded.rhythm
							""")
                    .param("id", staff.id().value())
                    .param("rhythm", rhythm == null ? null : rhythm.name())
                    .update();
            audit.line(staff.id().value(), "home.digest", "done");
        });
    }

    /**
     * The mails of this day. Each goes in a transaction of its own: what failed is tried again, what was written is not
     * written twice, and two nodes wait for each other.
     *
     * @return how many were written
     * @throws RuntimeException when one failed, after the others
     */
    int send() {
        var today = LocalDate.now(clock);
        return WorkingDays.isWorkingDay(today) ? send(today) : 0; // tried again after midnight
    }

    int send(LocalDate today) {
        var usual = usual();
        var written = 0;
        RuntimeException problem = null;
        var all = accounts.atWork();
        for (var account : all) {
            try {
                written += Boolean.TRUE.equals(transaction.execute(it -> send(account, usual, today))) ? 1 : 0;
            } catch (RuntimeException failed) {
                log.warn("a mail about work was not written");
                problem = failed;
            }
        }
        forgetOthers(all.stream().map(Accounts.Account::id).toArray(UUID[]::new));
        if (problem != null) {
            throw problem;
        }
        return written;
    }

    private boolean send(Accounts.Account to, Rhythm usual, LocalDate today) {
        jdbc.sql("insert into home_digest (user_id) values (:id) on conflict do nothing")
                .param("id", to.id())
                .update();
        var row = jdbc.sql("select rhythm, looked_on from home_digest where user_id = :id for update")
                .param("id", to.id())
                .query(Row.class)
                .single();
        if (today.equals(row.lookedOn())) {
            return false;
        }
        jdbc.sql("update home_digest set looked_on = :today where user_id = :id")
                .param("id", to.id())
                .param("today", today)
                .update();
        return isDue(Objects.requireNonNullElse(row.rhythm(), usual), row.lookedOn(), today) && write(to, today);
    }

    /** A week of which the first working day was missed still gets its mail. */
    private static boolean isDue(Rhythm rhythm, @Nullable LocalDate lookedOn, LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (rhythm) {
            case NONE -> false;
            case DAILY -> true;
            case WEEKLY -> lookedOn == null ? WorkingDays.onOrAfter(monday).equals(today) : lookedOn.isBefore(monday);
        };
    }

    private boolean write(Accounts.Account to, LocalDate today) {
        var worker = to.staff().worker();
        var counts = work.counts(worker, today);
        var lines = work.kinds(worker).stream()
                .filter(it -> count(counts, it).all() > 0)
                .map(it -> line(it, count(counts, it)))
                .collect(Collectors.joining("\n"));
        if (lines.isEmpty() || to.email() == null) {
            return false;
        }
        mail.send(
                to,
                "home.mail.digest",
                Map.of(
                        "name",
                        to.displayName(),
                        "lines",
                        lines,
                        "link",
                        portal.baseUrl() + "/werk",
                        "choose",
                        portal.baseUrl() + "/werk/mail"));
        return true;
    }

    private String line(WorkSource.Kind kind, WorkSource.Count count) {
        var name = words.in(Language.NL, kind.key());
        return count.late() == 0
                ? words.in(Language.NL, "home.digest.line", name, count(count.all()))
                : words.in(Language.NL, "home.digest.line.late", name, count(count.all()), count(count.late()));
    }

    private static WorkSource.Count count(Map<String, WorkSource.Count> counts, WorkSource.Kind kind) {
        return counts.getOrDefault(kind.name(), WorkSource.Count.NONE);
    }

    private String count(int count) {
        return words.count(Language.NL, count, WorkSource.COUNTED);
    }

    /** Who left gets no mail any more, and what they chose goes. */
    private void forgetOthers(UUID[] atWork) {
        jdbc.sql("delete from home_digest where not user_id = any (:ids)")
                .param("ids", atWork)
                .update();
    }
}
