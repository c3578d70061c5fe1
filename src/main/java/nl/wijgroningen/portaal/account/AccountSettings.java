package nl.wijgroningen.portaal.account;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of accounts; {@code docs/operations.md} lists them.
 *
 * @param skipSecondFactor whether the second step of logging in may be skipped; null: in the demo only
 * @param longestSession after which somebody logs in again, however busy
 * @param invitationTerm how long the link of an invitation works
 * @param resetTerm how long the link for a new password works
 * @param administrators addresses of the first two, let in at the start
 */
@ConfigurationProperties("portal.account")
public record AccountSettings(
        @Nullable Boolean skipSecondFactor,
        Duration longestSession,
        Duration invitationTerm,
        Duration resetTerm,
        List<String> administrators) {}
