package nl.wijgroningen.portaal.account.login;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/**
 * Requests of the portal itself to a provider of log-in: over TLS, only to addresses that everyone can reach, and no
 * redirect is followed; what a provider says of itself must not lead the portal into its own network. Where a name leads is
 * looked up once for the check and the request: Java keeps it for half a minute.
 */
class OutsideRequests extends SimpleClientHttpRequestFactory {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final boolean privateNetwork;

    /** @param privateNetwork whether the setting allows addresses of this network, and requests without TLS */
    OutsideRequests(boolean privateNetwork) {
        this.privateNetwork = privateNetwork;
        setConnectTimeout(LONGEST);
        setReadTimeout(LONGEST);
    }

    @Override
    protected HttpURLConnection openConnection(URL url, @Nullable Proxy proxy) throws IOException {
        if (!privateNetwork) {
            if (!url.getProtocol().equals("https")) {
                throw new IOException("not over TLS: " + url.getHost());
            }
            for (var address : InetAddress.getAllByName(url.getHost())) {
                if (!isPublic(address)) {
                    throw new IOException("a private address: " + url.getHost());
                }
            }
        }
        return super.openConnection(url, proxy);
    }

    @Override
    protected void prepareConnection(HttpURLConnection connection, String method) throws IOException {
        super.prepareConnection(connection, method);
        connection.setInstanceFollowRedirects(false);
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var ofThisNetwork = address instanceof Inet6Address
                ? (first & 0xfe) == 0xfc // unique local, RFC 4193
                        || first == 0 // v4 in v6, RFC 4291 and RFC 6052
                : first == 0
                        || first >= 240
                        || first == 100 && (second & 0xc0) == 64 // RFC 6598
                        || first == 192 && second == 0
                        || first == 198 && (second & 0xfe) == 18;
        return !(ofThisNetwork
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress());
    }
}
