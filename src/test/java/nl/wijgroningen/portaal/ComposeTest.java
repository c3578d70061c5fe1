package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code docker-compose.yml} uses keys of the Compose Specification only, everything in it that names something else in it
 * finds it, and its proxy keeps no log of tellers (R33). It is not started here.
 */
class ComposeTest {

    private static final Set<String> TOP =
            Set.of("name", "services", "networks", "volumes", "configs", "secrets", "include");
    private static final Set<String> SERVICE = Set.of(
            "build",
            "image",
            "command",
            "entrypoint",
            "environment",
            "depends_on",
            "volumes",
            "ports",
            "networks",
            "healthcheck",
            "restart",
            "stop_grace_period",
            "logging",
            "user",
            "read_only",
            "tmpfs",
            "deploy");
    private static final Set<String> HEALTH =
            Set.of("test", "interval", "timeout", "retries", "start_period", "start_interval", "disable");

    private final Map<String, Object> file = read();
    private final Map<String, Object> services = map(file.get("services"));

    @Test
    void usesKeysOfTheSpecification() {
        assertThat(file.keySet()).allMatch(it -> TOP.contains(it) || it.startsWith("x-"));
        services.forEach((name, service) -> {
            assertThat(map(service).keySet()).as(name).isSubsetOf(SERVICE);
            assertThat(map(service)).as(name).containsKey("image");
            assertThat(map(map(service).getOrDefault("healthcheck", Map.of())).keySet())
                    .as(name)
                    .isSubsetOf(HEALTH);
            if (map(service).get("environment") != null) {
                assertThat(map(map(service).get("environment")).values())
                        .as("environment of %s: texts, not numbers or truths", name)
                        .allMatch(String.class::isInstance);
            }
        });
    }

    @Test
    void namesOnlyWhatIsThere() {
        services.forEach((name, service) -> {
            map(map(service).getOrDefault("depends_on", Map.of())).forEach((other, how) -> {
                assertThat(services).as(name).containsKey(other);
                assertThat(map(how).get("condition")).isIn("service_started", "service_healthy");
                if ("service_healthy".equals(map(how).get("condition"))) {
                    assertThat(map(services.get(other))).as(other).containsKey("healthcheck");
                }
            });
            var networks = map(service).get("networks");
            assertThat(map(file.get("networks")).keySet())
                    .as(name)
                    .containsAll(
                            networks instanceof List<?> list
                                    ? strings(list)
                                    : map(networks).keySet());
            for (var volume : strings((List<?>) map(service).getOrDefault("volumes", List.of()))) {
                var source = volume.split(":")[0];
                if (source.startsWith(".")) {
                    assertThat(Path.of(source)).as(name).exists();
                } else {
                    assertThat(map(file.get("volumes"))).as(name).containsKey(source);
                }
            }
        });
        assertThat(Path.of("Dockerfile")).content().contains("COPY target/portaal.jar");
    }

    @Test
    void setsOnlyWhatTheDocsKnow() {
        var known = Sources.text(Path.of("docs/operations.md"));
        var settings = new TreeSet<>(environment("one").keySet());
        settings.removeIf(it -> !it.startsWith("PORTAL_"));
        assertThat(settings)
                .hasSizeGreaterThan(5)
                .allMatch(
                        it -> known.contains("`" + it) || known.contains("`…" + it.replaceFirst(".*(?=_)", "") + "`"));
        assertThat(environment("two")).isEqualTo(environment("one"));
    }

    @Test
    void isPostgreSQL18WithTwoNodesBehindAProxyAndAMailServerThatShows() {
        assertThat(map(services.get("database")).get("image")).isEqualTo("postgres:18");
        assertThat(map(services.get("one")).get("build"))
                .isEqualTo(map(services.get("two")).get("build"));
        assertThat(services).allSatisfy((name, service) -> {
            if (!name.equals("proxy") && !name.equals("mail")) {
                assertThat(map(service))
                        .as("%s is reached through the proxy", name)
                        .doesNotContainKey("ports");
            }
        });
        assertThat(environment("one").get("SPRING_MAIL_HOST")).isEqualTo("mail");
    }

    @Test
    void believesOnlyTheProxyAndItKeepsNoLog() {
        var address = map(map(map(services.get("proxy")).get("networks")).get("inside"))
                .get("ipv4_address")
                .toString();
        var believed = environment("one").get("PORTAL_PROXY").toString();
        assertThat(address).matches(believed);
        assertThat(address + "1").doesNotMatch(believed);
        assertThat("172.30.7.1").doesNotMatch(believed);
        assertThat(map(map(services.get("proxy")).get("logging"))).containsEntry("driver", "none");
        var proxy = Sources.text(Path.of("src/main/docker/nginx.conf"));
        assertThat(Sources.found("(?m)^\\s*access_log (.*);", proxy)).containsExactly("off");
        assertThat(Sources.found("(?m)^\\s*error_log (\\S+)", proxy)).containsExactly("/dev/null");
        assertThat(proxy)
                .contains("proxy_set_header X-Forwarded-For $remote_addr;")
                .doesNotContain("proxy_add_x_forwarded_for")
                .contains("server one:8080", "server two:8080");
        assertThat(proxy.chars().filter(it -> it == '{').count())
                .isEqualTo(proxy.chars().filter(it -> it == '}').count());
    }

    private Map<String, Object> environment(String service) {
        return map(map(services.get(service)).get("environment"));
    }

    private static List<String> strings(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(Path.of("docker-compose.yml")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
