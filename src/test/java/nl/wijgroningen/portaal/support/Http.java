package nl.wijgroningen.portaal.support;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Talks to the running portal as a browser without JavaScript does; redirects are not followed. */
public final class Http {

    private static final Pattern FORM = Pattern.compile("name=\"formulier\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Supplier<String> port;
    private final @Nullable Codes codes;

    Http(Environment environment, Codes codes) {
        this.port = () -> environment.getRequiredProperty("local.server.port");
        this.codes = codes;
    }

    private Http(int port) {
        this.port = () -> String.valueOf(port);
        this.codes = null;
    }

    /** A portal that runs as a process of its own. */
    public static Http at(int port) {
        return new Http(port);
    }

    public String base() {
        return "http://localhost:" + port.get();
    }

    public int port() {
        return Integer.parseInt(port.get());
    }

    /** Somebody with cookies and an address of their own. */
    public Visitor visitor() {
        return new Visitor(randomAddress());
    }

    /** Somebody at a known address, as the proxy tells it. */
    public Visitor visitor(String address) {
        return new Visitor(address);
    }

    /** One of those that are kept for examples (RFC 3849). */
    private static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "2001:db8:%x:%x::1".formatted(random.nextInt(1, 0x10000), random.nextInt(1, 0x10000));
    }

    /** A member of staff of the demo, logged in with both steps; a portal of its own lets the second be skipped. */
    public Visitor staff(String username) {
        var visitor = half(username);
        if (codes == null) {
            expect("/werk", visitor.post("/inloggen/overslaan", visitor.get("/inloggen/code"), Map.of()));
            return visitor;
        }
        expect(
                "/werk",
                visitor.post("/inloggen/code", visitor.get("/inloggen/code"), Map.of("code", codes.of(username))));
        return visitor;
    }

    /** Logs a member of staff of the demo in, in this window of a browser; as with {@link #staff}. */
    public void logIn(Page page, String username) {
        page.navigate(base() + "/inloggen");
        page.fill("#naam", username);
        page.fill("#wachtwoord", "groningen-demo");
        page.click("main form button[type=submit]");
        if (codes == null) {
            page.click("form[action='/inloggen/overslaan'] button");
            return;
        }
        page.fill("#code", code(username));
        page.click("main form button[type=submit]");
    }

    /** A member of staff of the demo after the first of the two steps. */
    public Visitor half(String username) {
        var visitor = visitor();
        expect("/inloggen/code", visitor.post("/inloggen", Map.of("naam", username, "wachtwoord", "groningen-demo")));
        return visitor;
    }

    /** The path of a link that invites the invited member of staff of the demo. */
    public String invitation() {
        return Objects.requireNonNull(codes).invitation();
    }

    /** The path of a link that leads a candidate of the demo to their application. */
    public String application() {
        return Objects.requireNonNull(codes).application();
    }

    /** The path of a passkey of this member of staff, which no device has. */
    public String passkey(String username) {
        return Objects.requireNonNull(codes).passkey(username);
    }

    /** What the app of this member of staff shows now; counts once more than it should, so that tests need not wait. */
    public String code(String username) {
        return Objects.requireNonNull(codes).of(username);
    }

    private static void expect(String location, HttpResponse<String> answer) {
        if (answer.statusCode() != 303
                || !answer.headers().firstValue("Location").orElse("").endsWith(location)) {
            throw new IllegalStateException(
                    "log-in: " + answer.statusCode() + " " + answer.headers().map());
        }
    }

    /** One browser. */
    public final class Visitor {

        private final String address;

        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        private Visitor(String address) {
            this.address = address;
        }

        public HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(URI.create(base() + path)).GET());
        }

        /** What is sent, as it comes in. */
        public InputStream stream(String path) {
            return send(
                            HttpRequest.newBuilder(URI.create(base() + path)).GET(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        }

        public HttpResponse<String> head(String path) {
            return send(HttpRequest.newBuilder(URI.create(base() + path))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        }

        /** Those it has now, as a request sends them. */
        public String cookies() {
            return ((CookieManager) client.cookieHandler().orElseThrow())
                    .getCookieStore().getCookies().stream()
                            .map(it -> it.getName() + "=" + it.getValue())
                            .collect(Collectors.joining("; "));
        }

        /** As it goes over the line to a browser that takes gzip. */
        public HttpResponse<byte[]> packed(String path, String... headers) {
            var request = HttpRequest.newBuilder(URI.create(base() + path)).header("Accept-Encoding", "gzip");
            return send(
                    headers.length == 0 ? request : request.headers(headers), HttpResponse.BodyHandlers.ofByteArray());
        }

        /** Follows redirects within the portal, by GET. */
        public HttpResponse<String> follow(HttpResponse<String> answer) {
            var current = answer;
            for (var i = 0; i < 10 && current.statusCode() / 100 == 3; i++) {
                var to = URI.create(current.headers().firstValue("Location").orElseThrow());
                current = get(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
            }
            return current;
        }

        /** Sends a form from a page of the portal itself. */
        public HttpResponse<String> post(String path, Map<String, ?> fields) {
            return send(form(path, fields).header("Sec-Fetch-Site", "same-origin"));
        }

        /** Sends a form of staff: with the token that {@code page} holds. */
        public HttpResponse<String> post(String path, HttpResponse<String> page, Map<String, ?> fields) {
            var all = new LinkedHashMap<String, Object>(fields);
            all.put("_csrf", token(page));
            return post(path, all);
        }

        /** Sends a form of staff with a file in it. */
        public HttpResponse<String> upload(
                String path, HttpResponse<String> page, Map<String, ?> fields, String name, String type, byte[] file) {
            var all = new LinkedHashMap<String, Object>(fields);
            all.put("_csrf", token(page));
            return upload(path, all, name, type, file);
        }

        /** Sends a form with a file in it. */
        public HttpResponse<String> upload(String path, Map<String, ?> fields, String name, String type, byte[] file) {
            var limit = "grens" + Long.toHexString(ThreadLocalRandom.current().nextLong());
            var body = new ByteArrayOutputStream();
            fields.forEach((field, value) -> body.writeBytes(
                    ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(limit, field, value))
                            .getBytes(StandardCharsets.UTF_8)));
            body.writeBytes(
                    ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.bin\"\r\nContent-Type: %s\r\n\r\n"
                                    .formatted(limit, name, type))
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes(("\r\n--" + limit + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return send(HttpRequest.newBuilder(URI.create(base() + path))
                    .header("Content-Type", "multipart/form-data; boundary=" + limit)
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        }

        /** The file that a form of staff answers. */
        public byte[] bytes(String path, HttpResponse<String> page, Map<String, ?> fields) {
            var all = new LinkedHashMap<String, Object>(fields);
            all.put("_csrf", token(page));
            var answer = send(
                    form(path, all).header("Sec-Fetch-Site", "same-origin"), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode());
            }
            return answer.body();
        }

        public HttpRequest.Builder form(String path, Map<String, ?> fields) {
            var body = fields.entrySet().stream()
                    .flatMap(it -> it.getValue() instanceof List<?> many
                            ? many.stream().map(one -> pair(it.getKey(), one))
                            : Stream.of(pair(it.getKey(), it.getValue())))
                    .collect(Collectors.joining("&"));
            return HttpRequest.newBuilder(URI.create(base() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }

        public HttpResponse<String> send(HttpRequest.Builder request) {
            return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
            var built = request.build();
            if (built.headers().firstValue("X-Forwarded-For").isEmpty()) {
                built = request.header("X-Forwarded-For", address).build();
            }
            try {
                return client.send(built, body);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** The form token in a page of staff. */
    public static String token(HttpResponse<String> page) {
        var matcher = TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form token in the page");
        }
        return matcher.group(1);
    }

    /** The id of the first form in a page that makes something. */
    public static String form(HttpResponse<String> page) {
        var matcher = FORM.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form in the page that counts once");
        }
        return matcher.group(1);
    }

    private static String pair(String name, Object value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }
}
