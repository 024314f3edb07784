package dev.shopbell.http;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Makes the cookies by which we know browsers again: never readable by script, never sent along with another site's
/// request but for a plain link, and over https only where we are reached by https. Immutable.
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
        return builder(SESSION, token, "/")
                .maxAge(Math.toIntExact(lifetime.toSeconds()))
                .build();
    }

    /// A cookie that makes the browser forget the session's.
    public NewCookie noSession() {
        return builder(SESSION, "", "/").maxAge(0).build();
    }

    /// A cookie that only requests below this path carry.
    ///
    /// @param lifetime null for as long as the browser runs
    public NewCookie below(String path, String name, String value, @Nullable Duration lifetime) {
        NewCookie.Builder cookie = builder(name, value, path);
        return lifetime == null
                ? cookie.build()
                : cookie.maxAge(Math.toIntExact(lifetime.toSeconds())).build();
    }

    private NewCookie.Builder builder(String name, String value, String path) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
