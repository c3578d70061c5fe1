package nl.wijgroningen.portaal.platform.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many attempts each limit allows.
 *
 * @param code wrong volgcodes from one address in ten minutes
 * @param logIn failed log-ins from one address in ten minutes
 * @param account failed log-ins on one account in an hour
 * @param telling drafts begun from one address in an hour
 * @param report reports under published experiences from one address in an hour
 * @param reset links for a new password asked from one address in an hour
 * @param resetAccount links for a new password asked for one account in an hour
 * @param application applications for the WIJ-raad, and changes of one, from one address in an hour
 */
@ConfigurationProperties("portal.limit")
public record LimitSettings(
        int code, int logIn, int account, int telling, int report, int reset, int resetAccount, int application) {}
