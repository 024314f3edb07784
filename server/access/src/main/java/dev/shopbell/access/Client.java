package dev.shopbell.access;

import dev.shopbell.http.Doorkeeper;
import org.jspecify.annotations.Nullable;

/// From where somebody signs in.
///
/// @param address the remote address, as the edge found it
/// @param userAgent what the browser calls itself
public record Client(String address, @Nullable String userAgent) {
    private static final int MAX_USER_AGENT = 300;

    static Client of(Doorkeeper.Request request) {
        return new Client(request.remoteAddress(), request.userAgent());
    }

    /// The user agent as it is kept: cut, without control characters, empty if there is none.
    String keptUserAgent() {
        if (userAgent == null) {
            return "";
        }
        String plain = userAgent.replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), MAX_USER_AGENT));
    }
}
