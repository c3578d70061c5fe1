package nl.wijgroningen.portaal.platform.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.mail.Outbox.Problem;
import nl.wijgroningen.portaal.platform.mail.Outbox.State;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mail in each state, for the page of the outbox. */
@Component
@Order(30)
class MailDemo implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Demo demo;
    private final Clock clock;

    MailDemo(JdbcClient jdbc, Outbox outbox, Demo demo, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.demo = demo;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on() && isEmpty()) {
            insert("n.smit@beheer.example", State.SENT, Duration.ofDays(3), null);
            insert("r.kamminga@wij.exmaple", State.GIVEN_UP, Duration.ofDays(2), Problem.REFUSED);
            insert("f.elamrani@wij.example", State.WAITING, Duration.ofMinutes(20), Problem.AWAY);
            outbox.addTrial("m.hofstra@wij.example");
        }
    }

    private boolean isEmpty() {
        return !jdbc.sql("select exists (select from platform_mail)")
                .query(Boolean.class)
                .single();
    }

    private void insert(String to, State state, Duration ago, @Nullable Problem problem) {
        var now = clock.instant();
        jdbc.sql("""
						insert into platform_mail (text, language, content, state, waiting_since, attempts, next_attempt_at, problem, done_at)
						values ('mail.trial', 'NL', :content, :state, :since, 1, :next, :problem, :done)
						""")
                .param("content", outbox.seal("mail.trial", Language.NL, new Outbox.Content(to, Map.of())))
                .param("state", state.name())
                .param("since", Timestamp.from(now.minus(ago)))
                .param("next", Timestamp.from(now.plus(Outbox.pause(1))))
                .param("problem", problem == null ? null : problem.name())
                .param("done", state == State.WAITING ? null : Timestamp.from(now.minus(ago)))
                .update();
    }
}
