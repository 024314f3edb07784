package dev.shopbell.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A secret that proves who somebody is. We keep only its hash: a token is random over its whole length, so a plain
/// hash
/// cannot be searched, and a copy of the database opens nothing.
///
/// @param text what the bearer keeps, base64url
record Token(String text) {
    /// 256 bits: twice what ASVS asks of a session's token.
    private static final int BYTES = 32;

    private static final int LENGTH = (BYTES * 4 + 2) / 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Token random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whether this can be a token at all; spares the database what is not.
    boolean isWellFormed() {
        return text.length() == LENGTH;
    }

    /// SHA-256, in hexadecimal.
    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Token[...]";
    }
}
