package dev.shopbell.plainchat;

import dev.shopbell.access.VisitorTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What the browser keeps of this page: a visitor's token, handed out before there is a visitor, so that readers and
/// crawlers leave nothing in the database and a first form that is sent twice makes one visitor.
///
/// @param token in a cookie that no script reads and no other site's form sends
record Secret(String token) {
    /// The name of the cookie.
    static final String COOKIE = "shopbell_plain";

    /// What the cookie holds, or a new one where it holds nothing of ours.
    static Secret of(@Nullable String cookie) {
        return new Secret(cookie != null && VisitorTokens.isSecret(cookie) ? cookie : VisitorTokens.newSecret());
    }

    /// Proves that a form came from a page that this browser was given: of older browsers too, which name no origin.
    String formKey() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("form " + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean madeForm(String formKey) {
        return MessageDigest.isEqual(
                formKey().getBytes(StandardCharsets.UTF_8), formKey.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[...]";
    }
}
