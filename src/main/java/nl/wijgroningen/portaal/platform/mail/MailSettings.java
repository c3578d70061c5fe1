package nl.wijgroningen.portaal.platform.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the mail; the server itself is named with {@code spring.mail}.
 *
 * @param from the address that mails come from; needed where there is a server
 * @param giveUpAfter how long a mail is tried
 */
@ConfigurationProperties("portal.mail")
public record MailSettings(@Nullable String from, Duration giveUpAfter) {}
