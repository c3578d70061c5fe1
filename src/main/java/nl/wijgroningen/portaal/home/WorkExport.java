package nl.wijgroningen.portaal.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.export.Export;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkList;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work list of somebody, as rows to count: which kind, since when, due when, whose. Not what it is about, and nothing by
 * which it is found again (R44).
 */
@Component
@Rule("R44")
class WorkExport implements Export {

    private final WorkList work;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate apart;

    WorkExport(WorkList work, Accounts accounts, Words words, Clock clock, PlatformTransactionManager transactions) {
        this.work = work;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Apart from the transaction that only reads: going through the list leaves a line in the audit trail. */
    private void each(Staff staff, LocalDate today, Consumer<WorkSource.Item> to) {
        apart.executeWithoutResult(it -> work.each(staff.worker(), today, to));
    }

    @Override
    public String kind() {
        return "work";
    }

    @Override
    public String fileName() {
        return "werk.csv";
    }

    @Override
    public Optional<String> scope(UUID owner) {
        return staff(owner)
                .map(it -> Stream.concat(
                                work.kinds(it.worker()).stream().map(WorkSource.Kind::name),
                                it.teams().stream().map(UUID::toString).sorted())
                        .collect(Collectors.joining(" ")));
    }

    private Optional<Staff> staff(UUID owner) {
        return accounts.staff(new StaffId(owner)).filter(it -> it.is(Role.TEAM) || it.is(Role.COORDINATOR));
    }

    @Override
    public List<String> header() {
        return Stream.of("kind", "team", "week", "day", "due", "late", "person")
                .map(it -> text("home.export." + it))
                .toList();
    }

    @Override
    public long count(UUID owner) {
        var rows = new long[1];
        staff(owner).ifPresent(it -> each(it, LocalDate.now(clock), item -> rows[0]++));
        return rows[0];
    }

    @Override
    public void write(UUID owner, Rows to) {
        staff(owner).ifPresent(it -> write(it, to));
    }

    private void write(Staff staff, Rows to) {
        var today = LocalDate.now(clock);
        var kinds = work.kinds(staff.worker()).stream()
                .collect(Collectors.toMap(WorkSource.Kind::name, it -> text(it.key())));
        each(
                staff,
                today,
                it -> to.add(
                        kinds.get(it.kind()),
                        it.team(),
                        it.week(),
                        it.day(),
                        it.due(),
                        text(it.isLate(today) ? "home.export.yes" : "home.export.no"),
                        it.person()));
    }

    private String text(String key) {
        return words.in(Language.NL, key);
    }
}
