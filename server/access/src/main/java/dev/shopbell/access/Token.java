package dev.shopbell.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

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

    /// Stands for this token where an end is noted: half of its hash, which is as unlikely to be another's as any
    /// random id.
    UUID id() {
        return idOf(hash());
    }

    static UUID idOf(String hash) {
        String hex = hash.substring(0, 32);
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    @Override
    public String toString() {
        return "Token[...]";
    }
}
