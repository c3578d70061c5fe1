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
 * @param passkeys what a passkey is good for
 * @param oidc the organisation's own log-in
 */
@ConfigurationProperties("portal.account")
public record AccountSettings(
        @Nullable Boolean skipSecondFactor,
        Duration longestSession,
        Duration invitationTerm,
        Duration resetTerm,
        List<String> administrators,
        Passkeys passkeys,
        Oidc oidc) {

    /** What a passkey is good for at the log-in. */
    public enum Passkeys {
        OFF,
        /** After the password, instead of the code of an app. */
        SECOND_STEP,
        /** Both steps at once. */
        ALONE
    }

    /**
     * A provider of OpenID Connect; without an issuer there is none.
     *
     * @param issuer its address, as it stands in its tokens
     * @param name as staff know it
     * @param addressClaim the claim with the e-mail address
     * @param addressAlwaysVerified whether the provider vouches for every address, without {@code email_verified}
     * @param secondStepAcr values of {@code acr} that count as both steps
     * @param secondStepAmr values of {@code amr} that count as both steps
     * @param privateNetwork whether it may be on an address that only this network reaches
     */
    public record Oidc(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            String name,
            String addressClaim,
            boolean addressAlwaysVerified,
            List<String> secondStepAcr,
            List<String> secondStepAmr,
            boolean privateNetwork) {

        public boolean isOn() {
            return issuer != null && !issuer.isBlank();
        }

        @Override
        public String toString() {
            return "Oidc[" + issuer + "]"; // no secret in a log
        }
    }
}
