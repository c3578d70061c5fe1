package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logging in through the organisation: there, and back with a code. What must be the same on the way back lies sealed in a
 * cookie of its own: the session's is {@code SameSite=Strict}, and does not come along from elsewhere. For the same reason
 * the way back ends on a page of ours, which leads on at once.
 */
@Controller
@RequestMapping("/inloggen/organisatie")
class OrganisationController {

    static final String COOKIE = "organisatie";
    private static final Duration TERM = Duration.ofMinutes(10);
    private static final String SEAL = "organisation";

    private final Organisation organisation;
    private final SecondStep step;
    private final Accounts accounts;
    private final Audit audit;
    private final Keys keys;
    private final JsonMapper json;
    private final Clock clock;

    OrganisationController(
            Organisation organisation,
            SecondStep step,
            Accounts accounts,
            Audit audit,
            Keys keys,
            JsonMapper json,
            Clock clock) {
        this.organisation = organisation;
        this.step = step;
        this.accounts = accounts;
        this.audit = audit;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** What was sent along, and must come back or stay ours. */
    private record Pending(String state, String nonce, String verifier, Instant until) {}

    /** Why it did not work; messages {@code account.organisation.NAME}. */
    private enum Problem {
        AWAY,
        DENIED,
        LAPSED,
        STATE,
        NONCE,
        TOKEN,
        ADDRESS,
        UNKNOWN
    }

    /** @param to where the page leads on to; null: it did not work */
    public record Page(
            String name, @Nullable String to, @Nullable String problem) {}

    @GetMapping
    String go(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (isLoggedIn()) {
            return "redirect:/werk";
        }
        mustBeOn();
        ClientRegistration registration;
        try {
            registration = organisation.registration();
        } catch (Organisation.Away away) {
            return problem(Problem.AWAY, response, model);
        }
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var asked = resolver.resolve(request, registration.getRegistrationId());
        if (asked == null) {
            throw new IllegalStateException("no authorization request");
        }
        var pending = new Pending(
                String.valueOf(asked.getState()),
                String.valueOf(asked.<String>getAttribute(OidcParameterNames.NONCE)),
                String.valueOf(asked.<String>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                clock.instant().plus(TERM));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, seal(pending), TERM));
        return "redirect:" + asked.getAuthorizationRequestUri();
    }

    @GetMapping("/terug")
    String back(
            @CookieValue(name = COOKIE, required = false) @Nullable String sealed,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (isLoggedIn()) {
            return "redirect:/werk";
        }
        mustBeOn();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        var pending = open(sealed).filter(it -> it.until().isAfter(clock.instant()));
        if (pending.isEmpty()) {
            return problem(Problem.LAPSED, response, model);
        }
        try {
            return welcome(user(pending.get(), said), request, response, model);
        } catch (Organisation.Away away) {
            return problem(Problem.AWAY, response, model);
        } catch (AuthenticationException refused) {
            audit.line(null, "account.log-in.organisation", "refused");
            return problem(why(refused), response, model);
        }
    }

    private OidcUser user(Pending pending, Map<String, String> said) {
        var registration = organisation.registration();
        var issuer = said.get("iss"); // RFC 9207
        if (issuer != null && !issuer.equals(registration.getProviderDetails().getIssuerUri())) {
            throw new OAuth2AuthenticationException("invalid_id_token");
        }
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(organisation.callback())
                .scopes(registration.getScopes())
                .state(pending.state())
                .attributes(it -> {
                    it.put(OidcParameterNames.NONCE, pending.nonce());
                    it.put(PkceParameterNames.CODE_VERIFIER, pending.verifier());
                })
                .build();
        var state = said.getOrDefault("state", "");
        var code = said.getOrDefault("code", "");
        var error = said.getOrDefault("error", "");
        var answered = code.isBlank() || !error.isBlank()
                ? OAuth2AuthorizationResponse.error(error.isBlank() ? "invalid_request" : error)
                : OAuth2AuthorizationResponse.success(code);
        var token = new OAuth2LoginAuthenticationToken(
                registration,
                new OAuth2AuthorizationExchange(
                        asked,
                        answered.state(state)
                                .redirectUri(organisation.callback())
                                .build()));
        var done = organisation.provider().authenticate(token);
        if (done == null || !(done.getPrincipal() instanceof OidcUser user)) {
            throw new OAuth2AuthenticationException("invalid_id_token");
        }
        return user;
    }

    /** Only who has an account here, and may log in; no account is ever made. */
    private String welcome(OidcUser user, HttpServletRequest request, HttpServletResponse response, Model model) {
        var address = organisation.verifiedAddress(user);
        if (address == null || address.isBlank()) {
            audit.line(null, "account.log-in.organisation", "refused");
            return problem(Problem.ADDRESS, response, model);
        }
        var account = accounts.byAddress(address);
        if (account.filter(it -> it.state() == Accounts.State.ACTIVE).isEmpty()) {
            audit.line(account.map(Accounts.Account::id).orElse(null), "account.log-in.organisation", "refused");
            return problem(Problem.UNKNOWN, response, model);
        }
        var half = new HalfLoggedIn(account.get().staffId(), clock.instant());
        if (organisation.didBothSteps(user)) {
            step.done(half, request, response, "organisation");
            return onward("/werk", response, model);
        }
        step.begin(half, request, response);
        return onward(step.path(half.id()), response, model);
    }

    private String onward(String to, HttpServletResponse response, Model model) {
        response.setHeader("Refresh", "0;url=" + to);
        model.addAttribute("page", new Page(organisation.name(), to, null));
        return "account/organisation";
    }

    private String problem(Problem problem, HttpServletResponse response, Model model) {
        response.setStatus((problem == Problem.AWAY ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN).value());
        model.addAttribute("page", new Page(organisation.name(), null, problem.name()));
        return "account/organisation";
    }

    private static Problem why(AuthenticationException refused) {
        var code = refused instanceof OAuth2AuthenticationException it
                ? it.getError().getErrorCode()
                : "";
        return switch (code) {
            case "access_denied", "login_required", "interaction_required", "consent_required" -> Problem.DENIED;
            case "invalid_state_parameter" -> Problem.STATE;
            case "invalid_nonce" -> Problem.NONCE;
            case "invalid_token_response", "invalid_user_info_response", "server_error", "temporarily_unavailable" ->
                Problem.AWAY;
            default -> Problem.TOKEN;
        };
    }

    private void mustBeOn() {
        if (!organisation.isOn()) {
            throw new NotFound();
        }
    }

    private String seal(Pending pending) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.encrypt(
                        Keys.Purpose.FORM,
                        SEAL,
                        json.writeValueAsString(pending).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Pending> open(@Nullable String sealed) {
        if (sealed == null || sealed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var plain =
                    keys.decrypt(Keys.Purpose.FORM, SEAL, Base64.getUrlDecoder().decode(sealed));
            return Optional.of(json.readValue(plain, Pending.class));
        } catch (IllegalArgumentException | JacksonException forged) {
            return Optional.empty();
        }
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .path("/inloggen/organisatie")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }

    private static boolean isLoggedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffPrincipal;
    }
}
