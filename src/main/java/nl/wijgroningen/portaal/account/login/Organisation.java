package nl.wijgroningen.portaal.account.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.platform.PortalSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

/**
 * The organisation's own log-in (OpenID Connect), where one is configured. What the provider says of itself is read when
 * somebody first needs it, so that the portal starts without it, and again every hour.
 */
@Component
class Organisation {

    private static final Logger log = LoggerFactory.getLogger(Organisation.class);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /** NL GOV: no hash keys, no short ones. */
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private final AccountSettings.Oidc settings;
    private final String callback;
    private final Clock clock;
    private volatile @Nullable Known known;

    Organisation(AccountSettings settings, PortalSettings portal, Clock clock) {
        this.settings = settings.oidc();
        this.callback = portal.baseUrl() + "/inloggen/organisatie/terug";
        this.clock = clock;
    }

    private record Known(ClientRegistration registration, JwtDecoder decoder, Instant until) {}

    /** The provider cannot be asked. */
    static class Away extends RuntimeException {

        Away(Throwable cause) {
            super(cause);
        }
    }

    boolean isOn() {
        return settings.isOn();
    }

    String name() {
        return settings.name();
    }

    /** Where the provider sends somebody back to. */
    String callback() {
        return callback;
    }

    /** @throws Away when it does not answer, or says that it is another */
    ClientRegistration registration() {
        return known().registration();
    }

    private Known known() {
        var now = known;
        if (now == null || !clock.instant().isBefore(now.until())) {
            try {
                now = discover();
            } catch (RuntimeException refused) {
                log.warn("The organisation's log-in cannot be used: {}", why(refused));
                throw new Away(refused);
            }
            known = now;
        }
        return now;
    }

    /** Without what the other side sent. */
    private static String why(RuntimeException refused) {
        return refused instanceof RestClientResponseException answered
                ? "status " + answered.getStatusCode()
                : NestedExceptionUtils.getMostSpecificCause(refused).toString();
    }

    private Known discover() {
        var issuer = String.valueOf(settings.issuer());
        var said = RestClient.builder()
                .requestFactory(requests())
                .build()
                .get()
                .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (said == null || !issuer.equals(said.get("issuer"))) {
            throw new IllegalStateException("another issuer than configured");
        }
        var registration = ClientRegistrations.fromOidcConfiguration(said)
                .registrationId("organisatie")
                .clientId(String.valueOf(settings.clientId()))
                .clientSecret(String.valueOf(settings.clientSecret()))
                .scope("openid", "profile", "email")
                .redirectUri(callback)
                .build();
        return new Known(registration, decoder(registration), clock.instant().plus(KNOWN_FOR));
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(registration.getProviderDetails().getJwkSetUri()))
                .restOperations(new RestTemplate(requests()))
                .jwsAlgorithms(it -> it.addAll(ALGORITHMS))
                .build();
        var validator = new OidcIdTokenValidator(registration);
        validator.setClock(clock);
        decoder.setJwtValidator(validator);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    /** Fetches the tokens and checks them: state, nonce, issuer, audience, signature, time. */
    AuthenticationProvider provider() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests())
                .messageConverters(
                        List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var users = new DefaultOAuth2UserService();
        users.setRestOperations(new RestTemplate(requests()));
        var oidcUsers = new OidcUserService();
        oidcUsers.setOauth2UserService(users);
        var provider = new OidcAuthorizationCodeAuthenticationProvider(tokens, oidcUsers);
        provider.setJwtDecoderFactory(registration -> known().decoder());
        return provider;
    }

    /** Null when the provider does not vouch for it. */
    @Nullable
    String verifiedAddress(OidcUser user) {
        var vouched = settings.addressAlwaysVerified() || Boolean.TRUE.equals(user.getEmailVerified());
        return vouched ? user.getClaimAsString(settings.addressClaim()) : null;
    }

    /** Whether both steps were done there, and the settings take its word for it. */
    boolean didBothSteps(OidcUser user) {
        var methods = user.getAuthenticationMethods() == null ? List.<String>of() : user.getAuthenticationMethods();
        return settings.secondStepAcr().contains(String.valueOf(user.getAuthenticationContextClass()))
                || methods.stream().anyMatch(settings.secondStepAmr()::contains);
    }

    private OutsideRequests requests() {
        return new OutsideRequests(settings.privateNetwork());
    }
}
