package nl.wijgroningen.portaal.account;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
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

    @Bean
    SecurityFilterChain staff(HttpSecurity http, Lapsed lapsed, AfterLogIn afterLogIn) throws Exception {
        return http.securityMatcher("/werk/**", "/beheer/**", "/account/**", "/inloggen", "/uitloggen")
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/inloggen")
                        .permitAll()
                        .requestMatchers("/werk", "/beheer/stijl", "/uitloggen")
                        .authenticated()
                        .requestMatchers(
                                "/beheer/instellingen/**",
                                "/beheer/themas/**",
                                "/beheer/logboek",
                                "/beheer/logboek.csv")
                        .hasRole("BEHEER")
                        .requestMatchers(
                                "/werk/ervaringen/*/team", "/werk/ervaringen/*/toestemming", "/werk/alarmwoorden/**")
                        .hasRole("COORDINATOR")
                        .requestMatchers("/werk/ervaringen/**")
                        .hasAnyRole("TEAM", "COORDINATOR")
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
     * Only who is logged in has a token: for others it would make a session. Their forms (log-in, or what was sent after a
     * session ended) are kept from elsewhere by platform.web.FormGuard.
     */
    private static boolean isFormOfStaff(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !request.getServletPath().equals("/inloggen")
                && authentication != null
                && authentication.getPrincipal() instanceof StaffPrincipal;
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

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
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
