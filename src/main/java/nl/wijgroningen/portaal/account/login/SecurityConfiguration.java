package nl.wijgroningen.portaal.account.login;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Who may ask for which address. Staff addresses are named here one by one and everything else under them is refused;
 * public pages and the pages of tellers use no session at all. What somebody may not see does not exist for them (404).
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** Each rule for an address asks for both steps of logging in, beside what it names. */
    @Bean
    AuthorizationManagerFactory<RequestAuthorizationContext> bothSteps() {
        return AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                .requireFactors(Factors.BOTH.toArray(String[]::new))
                .build();
    }

    @Bean
    SecurityFilterChain staff(
            HttpSecurity http,
            Lapsed lapsed,
            AfterLogIn afterLogIn,
            Accounts accounts,
            AccountSettings settings,
            Clock clock)
            throws Exception {
        return http.securityMatcher("/werk/**", "/beheer/**", "/account/**", "/inloggen/**", "/uitloggen")
                .addFilterAfter(new FreshStaff(accounts, settings, clock), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/inloggen",
                                "/inloggen/passkey",
                                "/inloggen/passkey/vraag",
                                "/inloggen/organisatie",
                                "/inloggen/organisatie/terug")
                        .permitAll()
                        .requestMatchers("/inloggen/code", "/inloggen/app", "/inloggen/overslaan")
                        .access(AuthorityAuthorizationManager.hasAuthority(Factors.PASSWORD))
                        .requestMatchers(
                                "/werk", "/werk/mail", "/beheer/stijl", "/uitloggen", "/account", "/account/**")
                        .authenticated()
                        .requestMatchers(
                                "/beheer/gebruikers/**",
                                "/beheer/instellingen/**",
                                "/beheer/themas/**",
                                "/beheer/teams/**",
                                "/beheer/buurten/**",
                                "/beheer/postcodes/**",
                                "/beheer/logboek",
                                "/beheer/logboek.csv",
                                "/beheer/bewaren")
                        .hasRole("BEHEER")
                        .requestMatchers(
                                "/werk/ervaringen/*/team", "/werk/ervaringen/*/toestemming", "/werk/alarmwoorden/**")
                        .hasRole("COORDINATOR")
                        .requestMatchers("/werk/bezwaren/**", "/werk/teams")
                        .hasRole("COORDINATOR")
                        .requestMatchers("/werk/kaartjes/*/afdruk")
                        .hasRole("COORDINATOR")
                        .requestMatchers(HttpMethod.POST, "/werk/kaartjes")
                        .hasRole("TEAM")
                        .requestMatchers(
                                "/werk/ervaringen/**",
                                "/werk/kaartjes/**",
                                "/werk/verbeteringen/**",
                                "/werk/exports/**")
                        .hasAnyRole("TEAM", "COORDINATOR")
                        .requestMatchers("/werk/wijraad/brieven/*/bestand")
                        .hasAnyRole("SECRETARY", "DIRECTOR")
                        .requestMatchers(
                                "/werk/wijraad/feiten/**",
                                "/werk/wijraad/rooster",
                                "/werk/wijraad/leden/**",
                                "/werk/wijraad/brieven/**",
                                "/werk/wijraad/jaarverslagen/**",
                                "/werk/wijraad/voordrachten/nieuw")
                        .hasRole("SECRETARY")
                        .requestMatchers(
                                "/werk/wijraad/oprichting/bevestiging",
                                "/werk/wijraad/voordrachten/*/benoeming",
                                "/werk/wijraad/voordrachten/*/weigering")
                        .hasRole("DIRECTOR")
                        .requestMatchers(
                                HttpMethod.POST,
                                "/werk/wijraad/oprichting/**",
                                "/werk/wijraad/voordrachten",
                                "/werk/wijraad/voordrachten/*/intrekking")
                        .hasRole("SECRETARY")
                        .requestMatchers(HttpMethod.POST, "/werk/wijraad/vergaderingen/*/komst")
                        .hasRole("COUNCIL_MEMBER")
                        .requestMatchers(HttpMethod.POST, "/werk/wijraad/vergaderingen/*/acties/*/afronding")
                        .hasAnyRole("SECRETARY", "DIRECTOR", "COUNCIL_MEMBER")
                        .requestMatchers(
                                "/werk/wijraad/vergaderingen/*/gegevens", "/werk/wijraad/vergaderingen/*/agenda/**")
                        .hasRole("SECRETARY")
                        .requestMatchers(HttpMethod.POST, "/werk/wijraad/vergaderingen/**")
                        .hasRole("SECRETARY")
                        .requestMatchers("/werk/wijraad/vergaderingen/**")
                        .hasAnyRole("SECRETARY", "DIRECTOR", "COUNCIL_MEMBER")
                        .requestMatchers(
                                HttpMethod.POST,
                                "/werk/wijraad/werving/*/tekst/opmerkingen",
                                "/werk/wijraad/werving/*/tekst/advies")
                        .hasRole("STADADVISEERT")
                        .requestMatchers(HttpMethod.POST, "/werk/wijraad/werving/**")
                        .hasRole("SECRETARY")
                        .requestMatchers(
                                "/werk/wijraad/werving",
                                "/werk/wijraad/werving/*/tekst",
                                "/werk/wijraad/werving/*/tekst/versies")
                        .hasAnyRole("SECRETARY", "STADADVISEERT")
                        .requestMatchers("/werk/wijraad/werving/**")
                        .hasRole("SECRETARY")
                        .requestMatchers(
                                "/werk/wijraad/adviezen/nieuw",
                                "/werk/wijraad/adviezen/*/tekst",
                                "/werk/wijraad/adviezen/*/stemmen/**",
                                "/werk/wijraad/adviezen/*/besluit/**",
                                "/werk/wijraad/adviezen/*/verzending",
                                "/werk/wijraad/adviezen/*/punten/*/oordeel")
                        .hasRole("SECRETARY")
                        .requestMatchers(
                                "/werk/wijraad/adviezen/vraag",
                                "/werk/wijraad/adviezen/*/antwoord",
                                "/werk/wijraad/adviezen/*/punten/*/antwoord")
                        .hasRole("DIRECTOR")
                        .requestMatchers("/werk/wijraad/adviezen/*/punten/**")
                        .hasAnyRole("SECRETARY", "DIRECTOR")
                        .requestMatchers("/werk/wijraad/adviezen/*/opmerkingen")
                        .hasAnyRole("SECRETARY", "COUNCIL_MEMBER")
                        .requestMatchers("/werk/wijraad/adviezen/**")
                        .hasAnyRole("SECRETARY", "DIRECTOR", "COUNCIL_MEMBER")
                        .requestMatchers(
                                HttpMethod.POST,
                                "/werk/wijraad/selecties/*/onthouding",
                                "/werk/wijraad/selecties/*/stem",
                                "/werk/wijraad/selecties/*/bevestiging",
                                "/werk/wijraad/selecties/*/teruggave")
                        .hasRole("COUNCIL_MEMBER")
                        .requestMatchers(HttpMethod.POST, "/werk/wijraad/selecties/**")
                        .hasRole("SECRETARY")
                        .requestMatchers("/werk/wijraad/selecties/nieuw")
                        .hasRole("SECRETARY")
                        .requestMatchers("/werk/wijraad/selecties/**")
                        .hasAnyRole("SECRETARY", "COUNCIL_MEMBER")
                        .requestMatchers("/werk/wijraad/**")
                        .hasAnyRole("SECRETARY", "DIRECTOR")
                        .requestMatchers("/beheer/post/**", "/beheer/taken")
                        .hasRole("BEHEER")
                        .anyRequest()
                        .denyAll())
                .formLogin(it -> it.loginPage("/inloggen")
                        .usernameParameter("naam")
                        .passwordParameter("wachtwoord")
                        .successHandler(afterLogIn)
                        .failureHandler(afterLogIn))
                .logout(it -> it.logoutUrl("/uitloggen").logoutSuccessHandler((request, response, who) -> {
                    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                    response.setHeader("Location", "/inloggen?uit=ja");
                }))
                .csrf(it -> it.requireCsrfProtectionMatcher(SecurityConfiguration::isFormOfStaff))
                .exceptionHandling(it -> it.authenticationEntryPoint(lapsed).accessDeniedHandler(lapsed))
                .requestCache(it -> it.requestCache(new NullRequestCache()))
                .headers(it -> it.disable()) // platform.web.Headers
                .build();
    }

    /**
     * Only who is logged in, half or whole, has a token: for others it would make a session. Their forms (log-in, or what
     * was sent after a session ended) are kept from elsewhere by platform.web.FormGuard. The log-in page has none, and who
     * is halfway may begin there anew.
     */
    private static boolean isFormOfStaff(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !request.getServletPath().equals("/inloggen")
                && authentication != null
                && (authentication.getPrincipal() instanceof StaffPrincipal
                        || authentication.getPrincipal() instanceof HalfLoggedIn
                                && !request.getServletPath().equals("/inloggen/passkey/vraag"));
    }

    @Bean
    SecurityFilterChain everyone(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .csrf(it -> it.disable()) // no session; platform.web.FormGuard
                .securityContext(it -> it.disable())
                .sessionManagement(it -> it.disable())
                .requestCache(it -> it.disable())
                .logout(it -> it.disable())
                .headers(it -> it.disable())
                .anonymous(withDefaults())
                .build();
    }

    /** Argon2 takes passwords of any length; a hash of bcrypt is made anew at the next log-in. */
    @Bean
    static PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "argon2@SpringSecurity_v5_8",
                Map.of(
                        "argon2@SpringSecurity_v5_8",
                        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "bcrypt",
                        new BCryptPasswordEncoder()));
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("sessie");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Strict");
        return cookie;
    }
}
