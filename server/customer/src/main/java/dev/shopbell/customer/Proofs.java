package dev.shopbell.customer;

import dev.shopbell.customer.IdentityKey.Use;
import dev.shopbell.customer.IdentityKeyStore.Stored;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

/// Weighs claims against the keys of a site. Immutable.
///
/// The algorithm of a token is the key's, never the token's own word, so neither `none` nor a public key used as a
/// secret gets through (RFC 8725, 2.1 and 3.1).
final class Proofs {
    /// Clocks of shops differ from ours by less.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    /// A token stands in a page: whoever reads that page later must not be able to use it.
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    /// A name, an address and a signature by an RSA key of 4,096 bits fit several times over.
    private static final int MAX_TOKEN = 8_000;

    private static final int HASH_DIGITS = 64;

    private final InstantSource clock;

    Proofs(InstantSource clock) {
        this.clock = clock;
    }

    /// @param audience the site's key
    Verdict weigh(Claim claim, String audience, List<Stored> keys) {
        return switch (claim) {
            case Claim.Said(String name, String email) -> new Verdict.Holds(new Person(Proof.NONE, null, name, email));
            case Claim.Signed signed -> weigh(signed, keys);
            case Claim.Token token -> weigh(token, audience, keys);
        };
    }

    private static Verdict weigh(Claim.Signed claim, List<Stored> keys) {
        if (!isId(claim.id())) {
            return new Verdict.Fails("An id has 1 to " + Person.MAX_ID + " characters.");
        }
        byte[] shown = bytes(claim.hash());
        boolean holds = false;
        for (Stored key : keys) {
            if (key.key().use() == Use.HASH) {
                // Every key is tried, and every comparison takes as long as any other.
                holds |= MessageDigest.isEqual(hmac(key.material(), claim.id()), shown);
            }
        }
        return holds
                ? new Verdict.Holds(new Person(Proof.SIGNED, claim.id(), claim.name(), claim.email()))
                : new Verdict.Fails(
                        "The hash is not the HMAC-SHA256 of this id, in hexadecimal, under a key of this site.");
    }

    private Verdict weigh(Claim.Token claim, String audience, List<Stored> keys) {
        if (claim.jwt().length() > MAX_TOKEN) {
            return new Verdict.Fails("The token is longer than " + MAX_TOKEN + " characters.");
        }
        String kid = kidOf(claim.jwt());
        Stored key = keys.stream()
                .filter(one -> one.key().kid().equals(kid) && one.key().use() != Use.HASH)
                .findFirst()
                .orElse(null);
        if (key == null) {
            return new Verdict.Fails(
                    kid == null
                            ? "The token is no JSON Web Token that names its key: its header needs kid."
                            : "The site has no key for tokens by the kid of this one.");
        }
        try {
            JwtClaims claims = consumer(key, audience).processToClaims(claim.jwt());
            String id = claims.getSubject();
            if (!isId(id)) {
                return new Verdict.Fails("sub has 1 to " + Person.MAX_ID + " characters.");
            }
            if (claim.id() != null && !claim.id().equals(id)) {
                return new Verdict.Fails("The token speaks of another person than the id beside it.");
            }
            return new Verdict.Holds(new Person(Proof.PROVEN, id, text(claims, "name"), text(claims, "email")));
        } catch (InvalidJwtException e) {
            return new Verdict.Fails(reason(e));
        } catch (MalformedClaimException e) {
            return new Verdict.Fails("A claim of the token is not of its kind.");
        }
    }

    private JwtConsumer consumer(Stored key, String audience) {
        boolean isSecret = key.key().use() == Use.HS256;
        return new JwtConsumerBuilder()
                .setVerificationKey(verificationKey(key))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        isSecret ? AlgorithmIdentifiers.HMAC_SHA256 : AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedAudience(true, audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes((int) LONGEST_LIFE.toMinutes())
                .setAllowedClockSkewInSeconds((int) CLOCK_SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static Key verificationKey(Stored key) {
        if (key.key().use() == Use.HS256) {
            return new SecretKeySpec(key.material(), "HmacSHA256");
        }
        try {
            return rsaKey(key.material());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("checked when it was added", e);
        }
    }

    static PublicKey rsaKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /// Which key the token names; null where it names none or is no token. Nothing of it is believed yet.
    private static @Nullable String kidOf(String jwt) {
        try {
            JwtContext read = new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setDisableRequireSignature()
                    .setSkipSignatureVerification()
                    .build()
                    .process(jwt);
            // Not as text: what a stranger wrote there may be a number, which the library casts.
            return read.getJoseObjects().getFirst().getHeaders().getObjectHeaderValue("kid") instanceof String kid
                    ? kid
                    : null;
        } catch (InvalidJwtException e) {
            return null;
        }
    }

    private static String reason(InvalidJwtException failure) {
        if (failure.hasExpired()) {
            return "The token has expired.";
        }
        if (failure.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
            return "The token needs exp.";
        }
        if (failure.hasErrorCode(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE)) {
            return "exp lies more than " + LONGEST_LIFE.toHours() + " hours ahead.";
        }
        if (failure.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return "The token is not valid yet: see nbf, and the clock of the shop's server.";
        }
        if (failure.hasErrorCode(ErrorCodes.AUDIENCE_MISSING) || failure.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
            return "aud must be the site's key.";
        }
        if (failure.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
            return "The token needs sub, the person's id in the shop.";
        }
        return "The token is not signed by the key that it names, with the algorithm of that key.";
    }

    private static @Nullable String text(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String text ? text : null;
    }

    private static boolean isId(@Nullable String id) {
        return id != null && !id.isBlank() && id.length() <= Person.MAX_ID && id.indexOf('\0') < 0;
    }

    private static byte[] bytes(String hex) {
        try {
            return hex.length() == HASH_DIGITS ? HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static byte[] hmac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
