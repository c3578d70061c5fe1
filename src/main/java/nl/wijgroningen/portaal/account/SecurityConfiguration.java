package nl.wijgroningen.portaal.account;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
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
                        .requestMatchers("/werk/ervaringen/*/team")
                        .hasRole("COORDINATOR")
                        .requestMatchers("/werk/ervaringen/**")
                        .hasAnyRole("TEAM", "COORDINATOR")
                        .anyRequest()
                        .denyAll())
                .formLogin(it -> it.loginPage("/inloggen")
                        .usernameParameter("naam")
                        .passwordParameter("wachtwoord")
                        .successHandler(afterLogIn)
                        .failureHandler(afterLogIn))
                .logout(it -> it.logoutUrl("/uitloggen").logoutSuccessUrl("/inloggen?uit"))
                // A log-in form has no session yet; platform.web.FormGuard keeps forms from elsewhere out.
                .csrf(it -> it.ignoringRequestMatchers("/inloggen"))
                .exceptionHandling(it -> it.authenticationEntryPoint(lapsed).accessDeniedHandler(lapsed))
                .requestCache(it -> it.requestCache(new NullRequestCache()))
                .headers(it -> it.disable()) // platform.web.Headers
                .build();
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
