package nl.wijgroningen.portaal.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.stereotype.Component;

/** E-mail addresses of staff as they are kept: encrypted to write to, and hashed with a key to be found. */
@Component
public class Addresses {

    private final Keys keys;

    Addresses(Keys keys) {
        this.keys = keys;
    }

    public byte[] hash(String address) {
        return keys.hash(Keys.Purpose.ACCOUNT, "address " + address.strip().toLowerCase(Locale.ROOT));
    }

    public byte[] seal(String address) {
        return keys.encrypt(Keys.Purpose.ACCOUNT, "address", address.strip().getBytes(StandardCharsets.UTF_8));
    }

    public String open(byte[] sealed) {
        return new String(keys.decrypt(Keys.Purpose.ACCOUNT, "address", sealed), StandardCharsets.UTF_8);
    }

    /** What somebody types at the log-in page. */
    public String login(Accounts.Account account) {
        if (account.email() != null) {
            return open(account.email());
        }
        return account.username() == null ? "" : account.username();
    }
}
