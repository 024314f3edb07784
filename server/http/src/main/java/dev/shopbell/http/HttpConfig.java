package dev.shopbell.http;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the server listens and how browsers reach it.
///
/// @param host the address to listen on
/// @param port the TCP port to listen on
/// @param publicUrl how browsers reach this server: scheme, host and port, nothing after them; absent where that is
///     `host` and `port`
/// @param ownOrigins further origins whose pages are ours, such as a development server of the console
/// @param trustedProxies addresses or ranges (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is believed
/// @param maxBodyBytes the largest body of a request
public record HttpConfig(
        String host,
        int port,
        @Nullable URI publicUrl,
        List<String> ownOrigins,
        List<String> trustedProxies,
        long maxBodyBytes) {

    /// Reachable from this machine only. A body holds at most a batch of long-poll frames, each at most
    /// [dev.shopbell.protocol.Wire#MAX_CLIENT_FRAME_BYTES]; eight of the largest fit.
    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 7878, null, List.of(), List.of(), 256 * 1024);

    /// Refuses what cannot be served.
    public HttpConfig {
        if (publicUrl != null && Origins.parse(publicUrl.toString()) == null) {
            throw new IllegalArgumentException(
                    "publicUrl must be http or https with a host and nothing after it, such as https://chat.example.com");
        }
        for (String origin : ownOrigins) {
            if (Origins.parse(origin) == null) {
                throw new IllegalArgumentException("ownOrigins: not an origin: " + origin);
            }
        }
        trustedProxies.forEach(AddressRange::parse);
        ownOrigins = List.copyOf(ownOrigins);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// The origin of our own pages, as a browser writes it: `https://chat.example.com`.
    public String publicOrigin() {
        String url = publicUrl != null ? publicUrl.toString() : "http://" + reachableHost() + ":" + port;
        String origin = Origins.parse(url);
        if (origin == null) {
            throw new IllegalStateException("host and port make no URL: " + url);
        }
        return origin;
    }

    /// Whether browsers reach us by https.
    public boolean isHttps() {
        return publicOrigin().startsWith("https:");
    }

    /// The origin of our sockets, `wss://chat.example.com`.
    public String socketOrigin() {
        return "ws" + publicOrigin().substring("http".length());
    }

    private String reachableHost() {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
