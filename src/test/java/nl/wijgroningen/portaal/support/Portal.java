package nl.wijgroningen.portaal.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

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
    Http http(Environment environment) {
        return new Http(environment);
    }
}
