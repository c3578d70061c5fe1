package nl.wijgroningen.portaal.support;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An organisation's log-in (OpenID Connect) as the tests know it: Spring Authorization Server, on an address that the
 * portal under test has in its settings. Who logs in there says by name what is wrong with the token.
 */
public final class Provider implements AutoCloseable {

    public static final int PORT = freePort();
    public static final String ISSUER = "http://localhost:" + PORT;
    public static final String CLIENT = "portaal";
    public static final String SECRET = "een geheim van de proef";

    private final AnnotationConfigServletWebServerApplicationContext context;

    public Provider() {
        context = new AnnotationConfigServletWebServerApplicationContext(Parts.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @TestConfiguration(proxyBeanMethods = false) // not found by the scan of the portal under test
    @EnableWebSecurity
    static class Parts {

        @Bean
        ServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(PORT);
        }

        /** Where no servlet is, Tomcat asks no filter. */
        @Bean
        ServletRegistrationBean<HttpServlet> nothing() {
            return new ServletRegistrationBean<>(new HttpServlet() {}, "/");
        }

        @Bean
        DelegatingFilterProxyRegistrationBean security() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(it -> it.oidc(withDefaults()))
                    .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                    .formLogin(withDefaults())
                    .build();
        }

        /** Anybody, with any name. */
        @Bean
        UserDetailsService users() {
            return name -> User.withUsername(name)
                    .password("{noop}wachtwoord")
                    .roles("USER")
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(
                            UUID.randomUUID().toString())
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("http://localhost:8080/inloggen/organisatie/terug")
                    .scopes(it -> it.addAll(List.of("openid", "profile", "email")))
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().issuer(ISSUER).build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("proef").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if (token.getTokenType().getValue().equals("id_token")) {
                    var name = token.getPrincipal().getName();
                    var claims = token.getClaims();
                    claims.claim("email", name.replaceFirst("^[a-z]+:", ""));
                    claims.claim("email_verified", !name.startsWith("ongecontroleerd:"));
                    if (name.startsWith("twee:")) {
                        claims.claim("amr", List.of("pwd", "mfa"));
                    }
                    Map.<String, Runnable>of(
                                    "nonce", () -> claims.claim("nonce", "van een ander"),
                                    "issuer", () -> claims.claim("iss", "https://elders.example"),
                                    "voor", () -> claims.audience(List.of("iemand anders")))
                            .forEach((wrong, make) -> {
                                if (name.startsWith(wrong + ":")) {
                                    make.run();
                                }
                            });
                }
            };
        }
    }
}
