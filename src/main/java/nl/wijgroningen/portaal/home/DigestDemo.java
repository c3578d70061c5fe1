package nl.wijgroningen.portaal.home;

import java.time.Clock;
import java.time.LocalDate;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.home.Digests.Rhythm;
import nl.wijgroningen.portaal.platform.Demo;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails about the work that waits, of today, to who wants them every working day; and somebody who wants none. */
@Component
@Order(40)
class DigestDemo implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Digests digests;
    private final Accounts accounts;
    private final Demo demo;
    private final Clock clock;

    DigestDemo(JdbcClient jdbc, Digests digests, Accounts accounts, Demo demo, Clock clock) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.accounts = accounts;
        this.demo = demo;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!demo.on() || !isEmpty()) {
            return;
        }
        choose("team", Rhythm.DAILY);
        choose("coordinator", Rhythm.DAILY);
        choose("team2", Rhythm.NONE);
        digests.send(LocalDate.now(clock));
    }

    private boolean isEmpty() {
        return !jdbc.sql("select exists (select from home_digest)")
                .query(Boolean.class)
                .single();
    }

    private void choose(String username, Rhythm rhythm) {
        accounts.byName(username).ifPresent(it -> digests.choose(it.staff(), rhythm));
    }
}
