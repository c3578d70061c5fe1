package nl.wijgroningen.portaal.platform;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the whole portal; {@code docs/operations.md} lists them.
 *
 * @param data where the demo keeps its database and keys
 * @param demo whether this is a demo with invented data; null: yes when the portal brings its own database
 * @param secret the keys
 * @param baseUrl the address by which others reach the portal
 * @param quickExitUrl where "Snel weg" leads
 * @param phone the number to call instead of writing
 */
@ConfigurationProperties("portal")
public record PortalSettings(
        Path data, @Nullable Boolean demo, Secret secret, URI baseUrl, URI quickExitUrl, String phone) {

    /**
     * @param code hashes volgcodes (R12)
     * @param draft encrypts drafts, together with the code (R12)
     * @param form seals what a lapsed form held
     */
    public record Secret(
            @Nullable String code,
            @Nullable String draft,
            @Nullable String form) {

        @Override
        public String toString() {
            return "Secret[…]"; // never in a log
        }
    }
}
