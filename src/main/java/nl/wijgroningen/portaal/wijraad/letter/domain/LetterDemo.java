package nl.wijgroningen.portaal.wijraad.letter.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The secretary settles letters within a few days; the newest ones wait, and one is being adjusted. */
@Component
@Order(30)
class LetterDemo implements ApplicationRunner {

    private static final int WAIT = 25;

    private final Demo demo;
    private final Accounts accounts;
    private final LetterWriting writing;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    LetterDemo(Demo demo, Accounts accounts, LetterWriting writing, JdbcClient jdbc, Audit audit, Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.writing = writing;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private record Made(UUID id, String kind, String recipient, String subject, String text, LocalDate madeOn) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var secretary = accounts.having(Role.SECRETARY).stream()
                .findFirst()
                .flatMap(it -> accounts.staff(new StaffId(it.id())))
                .orElse(null);
        if (!demo.on() || secretary == null || settled()) {
            return;
        }
        var today = LocalDate.now(clock);
        writing.thank(today);
        var made = jdbc.sql(
                        "select id, kind, recipient, subject, text, made_on from wijraad_letter order by made_on, id")
                .query(Made.class)
                .list();
        for (var letter : made) {
            if (letter.madeOn().isBefore(today.minusDays(WAIT))) {
                on(letter.madeOn().plusDays(3)).settle(secretary, letter.id(), 0);
            } else if (letter.kind().equals(LetterKind.REFUSAL.name())) {
                on(letter.madeOn().plusDays(1))
                        .rewrite(
                                secretary,
                                letter.id(),
                                0,
                                letter.recipient(),
                                letter.subject(),
                                letter.text()
                                        .replace(
                                                "Dank u wel dat u wilde meedoen",
                                                "Wij vonden het gesprek met u prettig. Dank u wel dat u wilde meedoen"));
            }
        }
    }

    private Letters on(LocalDate day) {
        var then = Clock.fixed(day.atTime(10, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        return new Letters(jdbc, audit, then);
    }

    private boolean settled() {
        return jdbc.sql("select exists (select from wijraad_letter where version > 0 or settled_on is not null)")
                .query(Boolean.class)
                .single();
    }
}
