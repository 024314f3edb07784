package dev.shopbell.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads from a request what tells of its sender, the same on every edge. Stateless, safe to use from any thread.
public final class Requests {
    private static final String BEARER = "Bearer ";
    private final List<AddressRange> trustedProxies;

    /// Believes the configured proxies.
    public Requests(HttpConfig config) {
        trustedProxies =
                config.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    /// What the request shows of its sender, with the bearer token of its header.
    public Doorkeeper.Request read(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean isBearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return read(request, isBearer ? authorization.substring(BEARER.length()).strip() : null);
    }

    /// What the request shows of its sender, with a bearer token that came some other way: in a hello frame.
    public Doorkeeper.Request read(HttpServerRequest request, @Nullable String bearer) {
        Map<String, String> cookies = new HashMap<>();
        for (Cookie cookie : request.cookies()) {
            cookies.putIfAbsent(cookie.getName(), cookie.getValue());
        }
        return new Doorkeeper.Request(
                Map.copyOf(cookies),
                bearer,
                request.getHeader(HttpHeaders.ORIGIN),
                request.getHeader(HttpHeaders.USER_AGENT),
                remoteAddress(request));
    }

    /// The address of whoever sent the request: our peer's, or, where the peer is a proxy that we trust, the last
    /// one in `X-Forwarded-For` that is not. What stands before that one is the sender's own claim and is not
    /// believed.
    private String remoteAddress(HttpServerRequest request) {
        String peer = request.connection().remoteAddress().hostAddress();
        return remoteAddress(peer == null ? "unknown" : peer, request.headers().getAll("X-Forwarded-For"));
    }

    String remoteAddress(String peer, List<String> forwardedFor) {
        String sender = peer;
        List<String> hops = List.of(String.join(",", forwardedFor).split(",", -1));
        for (int i = hops.size() - 1; i >= 0 && isTrusted(sender); i--) {
            String hop = hops.get(i).strip();
            if (addressOf(hop) == null) {
                break;
            }
            sender = hop;
        }
        return sender;
    }

    private boolean isTrusted(String text) {
        InetAddress address = addressOf(text);
        return address != null && trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress addressOf(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
