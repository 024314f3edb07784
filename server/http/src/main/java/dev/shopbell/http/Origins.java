package dev.shopbell.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which pages are ours. Immutable.
public final class Origins {
    private final Set<String> ours = new HashSet<>();

    /// The origins that the configuration names.
    public Origins(HttpConfig config) {
        ours.add(config.publicOrigin());
        for (String origin : config.ownOrigins()) {
            String parsed = parse(origin);
            if (parsed != null) {
                ours.add(parsed);
            }
        }
    }

    /// Whether an `Origin` header names a page of ours. Absent, `null` and everything that only resembles one of
    /// ours do not.
    public boolean isOurs(@Nullable String origin) {
        return origin != null && ours.contains(origin);
    }

    /// The origin as a browser writes it (lower case, no default port, ASCII host), or null if the text is not
    /// exactly an http or https origin. One slash at the end is forgiven, since people copy it from the address
    /// bar.
    public static @Nullable String parse(String text) {
        String trimmed = text.strip();
        if (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        int afterScheme = trimmed.indexOf("://");
        if (afterScheme < 0) {
            return null;
        }
        String scheme = trimmed.substring(0, afterScheme).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        try {
            URI uri = new URI(scheme + "://" + ascii(trimmed.substring(afterScheme + 3)));
            uri = uri.parseServerAuthority();
            if (uri.getHost() == null
                    || uri.getUserInfo() != null
                    || !uri.getRawPath().isEmpty()
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getPort() > 65_535) {
                return null;
            }
            boolean isDefaultPort = uri.getPort() == -1 || uri.getPort() == (scheme.equals("http") ? 80 : 443);
            return scheme + "://" + uri.getHost() + (isDefaultPort ? "" : ":" + uri.getPort());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String ascii(String authority) {
        if (authority.startsWith("[")) {
            return authority.toLowerCase(Locale.ROOT);
        }
        int colon = authority.indexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon);
        return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT) + port;
    }
}
