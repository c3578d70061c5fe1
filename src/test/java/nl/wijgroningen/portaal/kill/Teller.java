package nl.wijgroningen.portaal.kill;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who tells a story with one word that nobody else uses, and remembers what the portal confirmed. */
final class Teller {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private final String word;
    private volatile @Nullable String cookie;
    private volatile boolean saved;
    private volatile boolean sent;

    Teller(String base, String word) {
        this.base = base;
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean wasBegun() {
        return cookie != null;
    }

    boolean wasSaved() {
        return saved;
    }

    boolean wasSent() {
        return sent;
    }

    /** Stops where the portal no longer answers. */
    void tell() {
        try {
            var begun = post(base, "/ervaringen/nieuw/kort", Map.of("team", "vinkhuizen", "lezers", "team"));
            cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            saved = leads(post(base, "/ervaringen/nieuw/kort/verhaal", Map.of("gebeurde", word + " gebeurde mij.")));
            sent = leads(post(base, "/ervaringen/nieuw/kort/controle", Map.of("openbaar", "nee")));
        } catch (IOException | InterruptedException cutOff) {
            // what was confirmed before is what counts
        }
    }

    void sendAgain(String base) throws IOException, InterruptedException {
        post(base, "/ervaringen/nieuw/verzending", Map.of());
    }

    void withdraw(String base) throws IOException, InterruptedException {
        post(base, "/mijn-ervaring/intrekking", Map.of());
    }

    String mine(String base) throws IOException, InterruptedException {
        return get(base, "/mijn-ervaring").body();
    }

    String resume(String base) throws IOException, InterruptedException {
        return get(base, "/ervaringen/nieuw/kort/verhaal").body();
    }

    boolean resumes(String base) throws IOException, InterruptedException {
        return get(base, "/ervaringen/nieuw/kort/verhaal").statusCode() == 200;
    }

    private static boolean leads(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 3;
    }

    private HttpResponse<String> get(String base, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private HttpResponse<String> post(String base, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
