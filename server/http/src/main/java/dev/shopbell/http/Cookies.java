package dev.shopbell.http;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/// Makes the cookie that a session travels in: never readable by script, never sent along with another site's request
/// but for a plain link, and over https only where we are reached by https. Immutable.
public final class Cookies {
    /// The name of the cookie that holds the session's token.
    public static final String SESSION = "shopbell_session";

    private final boolean secure;

    /// Cookies for a server that is reached as the configuration says.
    public Cookies(HttpConfig config) {
        secure = config.isHttps();
    }

    /// A cookie that holds the token until the session's last possible moment.
    public NewCookie session(String token, Duration lifetime) {
        return builder(token).maxAge(Math.toIntExact(lifetime.toSeconds())).build();
    }

    /// A cookie that makes the browser forget the session's.
    public NewCookie noSession() {
        return builder("").maxAge(0).build();
    }

    private NewCookie.Builder builder(String value) {
        return new NewCookie.Builder(SESSION)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
