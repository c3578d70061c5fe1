package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The headers of {@code standards.md} B on every answer, refusals of the server itself too, as behind a proxy with TLS. */
@PortalTest
class HeadersTests {

    @Autowired
    private Http http;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/en",
                "/wijken/vinkhuizen",
                "/nergens",
                "/en/nergens",
                "/ervaringen/nieuw",
                "/ervaringen/nieuw/verhaal",
                "/mijn-ervaring",
                "/snel-weg",
                "/inloggen",
                "/werk",
                "/en/werk",
                "/beheer/nergens",
                "/actuator/health",
                "/robots.txt",
                "/bestanden/none.css"
            })
    void areOnEveryAnswer(String path) {
        var answer = http.visitor()
                .send(HttpRequest.newBuilder(URI.create(http.base() + path)).header("X-Forwarded-Proto", "https"));
        check(answer.headers().map().entrySet().stream()
                .map(it -> it.getKey() + ": " + String.join(", ", it.getValue()) + "\n")
                .reduce("", String::concat));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        if (path.matches("/(ervaringen/nieuw|mijn-ervaring|snel-weg|inloggen|werk|beheer).*")) {
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void areOnRefusedFormsToo() {
        var visitor = http.visitor();
        for (var form : List.of(
                visitor.form("/ervaringen/nieuw/plaats", Map.of("x", "y")).header("Sec-Fetch-Site", "cross-site"),
                visitor.form("/ervaringen/nieuw/plaats", Map.of("postcode", "x"))
                        .header("Sec-Fetch-Site", "same-origin"),
                visitor.form("/ervaringen/nieuw/plaats", Map.of("postcode", "x".repeat(300_000)))
                        .header("Sec-Fetch-Site", "same-origin"),
                visitor.form("/wijken", Map.of("x", "y")).header("Sec-Fetch-Site", "same-origin"))) {
            HttpResponse<String> answer = visitor.send(form.header("X-Forwarded-Proto", "https"));
            assertThat(answer.statusCode()).isIn(403, 405, 413, 422);
            check(answer.headers().map().toString().replace("=[", ": ").replace("], ", "\n"));
        }
    }

    /** What Tomcat refuses before the portal sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /%", "GET /a|b", "GET /werk/..;/x", "GET /foo%00", "NONSENSE", "GET /a//b", "TRACE /"})
    void areOnWhatTheServerRefuses(String line) throws IOException {
        var base = URI.create(http.base());
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            var request = line + (line.contains(" ") ? " HTTP/1.1" : "")
                    + "\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d.*").contains("wij-header");
            assertThat(answer).doesNotContain("Apache").doesNotContain("Tomcat").doesNotContain("at java.");
            if (line.contains(" ")) {
                check(answer);
            }
        }
    }

    @Test
    void theCookieOfTheCodeIsBoundToTheHost() {
        var visitor = http.visitor();
        var answer = visitor.send(visitor.form("/ervaringen/nieuw/plaats", Map.of("team", "haren"))
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-Proto", "https"));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-volgcode=")
                .contains("Path=/; ")
                .contains("Secure")
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .doesNotContain("Max-Age")
                .doesNotContain("Domain");
    }

    private static void check(String headers) {
        var lower = headers.toLowerCase(Locale.ROOT);
        assertThat(lower)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe-")
                .contains("x-frame-options: deny")
                .contains("x-content-type-options: nosniff")
                .contains("referrer-policy: same-origin")
                .contains("permissions-policy: camera=()")
                .contains("cross-origin-opener-policy: same-origin")
                .containsPattern("strict-transport-security: max-age=(3153[6-9]|315[4-9]|31[6-9]|3[2-9]|[4-9])\\d+")
                .doesNotContain("\nserver:");
    }
}
