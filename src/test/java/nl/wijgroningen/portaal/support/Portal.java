package nl.wijgroningen.portaal.support;

import java.time.Clock;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.platform.mail.Post;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests find in the portal under test besides its own parts. */
@TestConfiguration(proxyBeanMethods = false)
public class Portal {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    static Statements statements() {
        return new Statements();
    }

    @Bean
    Rendered rendered() {
        return new Rendered();
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc, Post post) {
        return new Mailbox(jdbc, post);
    }

    @Bean
    Robot robot(Http http, DataSource source) {
        return new Robot(http, source);
    }

    @Bean
    Codes codes(JdbcClient jdbc, Keys keys, Clock clock) {
        return new Codes(jdbc, keys, clock);
    }

    @Bean
    Http http(Environment environment, Codes codes) {
        return new Http(environment, codes);
    }
}
