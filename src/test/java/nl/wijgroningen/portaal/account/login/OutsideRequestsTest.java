package nl.wijgroningen.portaal.account.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** The portal asks nothing of its own network, unless the settings say so. */
class OutsideRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1"
            })
    void ownNetwork(String address) throws IOException {
        assertThat(OutsideRequests.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "193.0.0.1", "198.20.0.1", "2001:4860:4860::8888"})
    void outside(String address) throws IOException {
        assertThat(OutsideRequests.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/"
            })
    void isNotAsked(String address) {
        var requests = new OutsideRequests(false);
        assertThatThrownBy(() -> requests.createRequest(URI.create(address), HttpMethod.GET)
                        .execute())
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(not over TLS|a private address): .*");
    }

    @Test
    void isAskedWhereTheSettingSaysSoButNoRedirectIsFollowed() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://localhost:" + server.getAddress().getPort() + "/verder");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try (var answer = new OutsideRequests(true)
                .createRequest(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/"), HttpMethod.GET)
                .execute()) {
            assertThat(answer.getStatusCode().value()).isEqualTo(302);
        } finally {
            server.stop(0);
        }
    }
}
