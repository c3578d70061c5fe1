package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecurityTxtTest {

    /** Fails thirty days before the file lapses, on the real clock: see that all in it is true and move the date. */
    @Test
    void doesNotLapseSoonAndNotInMoreThanAYear() {
        assertThat(SecurityTxtController.EXPIRES)
                .isAfter(Instant.now().plus(Duration.ofDays(30)))
                .isBefore(Instant.now().plus(Duration.ofDays(365)));
    }
}
