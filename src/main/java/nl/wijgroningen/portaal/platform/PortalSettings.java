package nl.wijgroningen.portaal.platform;

import java.net.URI;
import java.nio.file.Path;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the whole portal; {@code docs/operations.md} lists them.
 *
 * @param data where the demo keeps its database and keys
 * @param tombstones the file of what was withdrawn or destroyed; null: in the demo beside its database (R42)
 * @param demo whether this is a demo with invented data; null: yes when the portal brings its own database
 * @param secret the keys
 * @param baseUrl the address by which others reach the portal
 * @param quickExitUrl where "Snel weg" leads
 * @param phone the number to call instead of writing
 */
@ConfigurationProperties("portal")
public record PortalSettings(
        Path data,
        @Nullable Path tombstones,
        @Nullable Boolean demo,
        Secret secret,
        URI baseUrl,
        URI quickExitUrl,
        String phone) {

    /** The keys by what they are for ({@link Keys.Purpose}); a missing one is null. */
    public record Secret(
            @Nullable String code,
            @Nullable String draft,
            @Nullable String form,
            @Nullable String mail,
            @Nullable String account,
            @Nullable String card) {

        public @Nullable String of(Keys.Purpose purpose) {
            return switch (purpose) {
                case CODE -> code;
                case DRAFT -> draft;
                case FORM -> form;
                case MAIL -> mail;
                case ACCOUNT -> account;
                case CARD -> card;
            };
        }

        @Override
        public String toString() {
            return "Secret[…]"; // never in a log
        }
    }
}
