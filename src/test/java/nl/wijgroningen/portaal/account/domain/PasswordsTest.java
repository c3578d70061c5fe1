package nl.wijgroningen.portaal.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** What a password must be. */
class PasswordsTest {

    private final Passwords passwords =
            new Passwords(mock(JdbcClient.class), PasswordEncoderFactories.createDelegatingPasswordEncoder());

    @ParameterizedTest
    @CsvSource({
        "'',EMPTY",
        "kort,SHORT",
        "elf tekens!,SHORT",
        "wachtwoord123,EASY",
        "groningen2026,EASY",
        "aaaaaaaaaaaaaaaa,EASY",
        "qwertyuiopas,EASY",
        "mijn hofstra fiets lantaarn,OWN",
        "Fatima.Hofstra en nog veel meer woorden,OWN"
    })
    void saysWhatIsWrong(String typed, Passwords.Problem problem) {
        assertThat(passwords.problem(typed, Stream.of("M. Hofstra", null, "m.hofstra@wij.example")))
                .contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paard fiets lantaarn gracht",
                "vier woorden die niets betekenen",
                "xK9#qLm2vP$w7Zr",
                "ëïü ășț 你好世界 слово"
            })
    void takesWhatIsStrong(String typed) {
        assertThat(passwords.problem(typed, Stream.of("M. Hofstra"))).isEmpty();
    }

    @Test
    void hasAnEnd() {
        assertThat(passwords.problem("paard fiets ".repeat(20), Stream.of())).contains(Passwords.Problem.LONG);
        assertThat(passwords.problem(null, Stream.of())).contains(Passwords.Problem.EMPTY);
    }
}
