package nl.wijgroningen.portaal.account.domain;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** What a password must be, and whether one is right. */
@Service
@Transactional
public class Passwords {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    /** Of zxcvbn's 0 to 4: safe against guessing without the hash, and long against guessing with it. */
    private static final int STRONG = 3;

    /** So much of a password is looked at: enough to be strong, and short enough to be quick. */
    private static final int LOOKED_AT = 60;

    private static final int WORD = 3;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    /** Made when it is first needed: a portal that starts has better things to do for a while. */
    private final SingletonSupplier<String> nobodys;

    private final Zxcvbn strength = new Zxcvbn();

    Passwords(JdbcClient jdbc, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.nobodys = SingletonSupplier.of(() -> encode(UUID.randomUUID().toString()));
    }

    /** What is wrong with a password; messages {@code account.password.NAME}. */
    public enum Problem {
        EMPTY,
        SHORT,
        LONG,
        OWN,
        EASY
    }

    /** @param own name, address and the like: they must not be in it */
    public Optional<Problem> problem(@Nullable String password, Stream<@Nullable String> own) {
        if (password == null || password.isEmpty()) {
            return Optional.of(Problem.EMPTY);
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Problem.SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Problem.LONG);
        }
        var words = own.flatMap(Passwords::words).toList();
        var lower = password.toLowerCase(Locale.ROOT);
        if (words.stream().anyMatch(lower::contains)) {
            return Optional.of(Problem.OWN);
        }
        var start = password.substring(0, Math.min(LOOKED_AT, password.length()));
        return strength.measure(start, dutch(words)).getScore() < STRONG ? Optional.of(Problem.EASY) : Optional.empty();
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null
                ? Stream.empty()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .filter(it -> it.length() > WORD);
    }

    /** What people here would think of first, beside the lists of the library. */
    private static List<String> dutch(List<String> own) {
        return Stream.concat(
                        own.stream(),
                        Stream.of(
                                "groningen",
                                "wachtwoord",
                                "welkom",
                                "portaal",
                                "meedoen",
                                "inwoner",
                                "stadjer",
                                "martinitoren",
                                "zomer",
                                "herfst",
                                "winter",
                                "lente",
                                "januari",
                                "februari",
                                "maart",
                                "mei",
                                "juni",
                                "juli",
                                "augustus",
                                "oktober",
                                "maandag",
                                "dinsdag",
                                "woensdag",
                                "donderdag",
                                "vrijdag",
                                "zaterdag",
                                "zondag",
                                "geheim",
                                "hallo"))
                .toList();
    }

    /** An absent account takes the same time. A hash of an older kind is made anew. */
    public boolean isRight(Optional<Accounts.Account> account, String password) {
        var hash = account.map(Accounts.Account::passwordHash).orElse(null);
        var right = password.length() <= LONGEST && encoder.matches(password, hash == null ? nobodys.obtain() : hash);
        if (right && account.isPresent() && encoder.upgradeEncoding(hash)) {
            set(account.get().staffId(), password);
        }
        return right && hash != null;
    }

    void set(StaffId who, String password) {
        jdbc.sql("update account_user set password_hash = :hash, version = version + 1 where id = :id")
                .param("hash", encode(password))
                .param("id", who.value())
                .update();
    }

    String encode(String password) {
        return String.valueOf(encoder.encode(password));
    }
}
