package dev.shopbell.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.customer.IdentityKey.Use;
import dev.shopbell.customer.IdentityKeyStore.Stored;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens are put together by hand, so that they can be as wrong as an attacker makes them.
class ProofsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String SITE = "tarnwell";
    private static final byte[] SECRET = "a secret of the site, long enough for HS256".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HASH_SECRET = "another secret, for hashes".getBytes(StandardCharsets.UTF_8);
    private static final KeyPair PAIR = pair();
    private static final UUID ID = UUID.randomUUID();
    private static final List<Stored> KEYS = List.of(
            key("shared", Use.HS256, SECRET),
            key("public", Use.RS256, PAIR.getPublic().getEncoded()),
            key("old", Use.HASH, "an older secret".getBytes(StandardCharsets.UTF_8)),
            key("hash", Use.HASH, HASH_SECRET));

    private final Proofs proofs = new Proofs(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"shared", "public"})
    void a_token_of_the_shop_proves_who_somebody_is(String kid) {
        Map<String, Object> claims = claims();
        claims.put("name", "Ada\u202e Lovelace");
        claims.put("email", "ada@example.com");

        assertThat(weigh(signed(kid, claims)))
                .isEqualTo(new Verdict.Holds(new Person(Proof.PROVEN, "4711", "Ada Lovelace", "ada@example.com")));
    }

    @Test
    void clocks_may_differ_by_a_minute_and_no_more() {
        assertThat(weigh(signed("shared", with("exp", NOW.minusSeconds(59).getEpochSecond()))))
                .isInstanceOf(Verdict.Holds.class);
        assertThat(weigh(signed("shared", with("exp", NOW.minusSeconds(61).getEpochSecond()))))
                .isEqualTo(new Verdict.Fails("The token has expired."));
        assertThat(weigh(signed("shared", with("nbf", NOW.plusSeconds(59).getEpochSecond()))))
                .isInstanceOf(Verdict.Holds.class);
        assertThat(weigh(signed("shared", with("nbf", NOW.plusSeconds(61).getEpochSecond()))))
                .isInstanceOf(Verdict.Fails.class);
    }

    static Stream<Arguments> badTokens() {
        Map<String, Object> claims = claims();
        String good = signed("shared", claims);
        String[] parts = good.split("\\.", -1);
        Map<String, Object> other = with("sub", "4712");
        byte[] publicKey = PAIR.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                Arguments.of(
                        "of another person under the signature of this one",
                        parts[0] + "." + part(other) + "." + parts[2]),
                Arguments.of("without a signature", parts[0] + "." + parts[1] + "."),
                Arguments.of("cut off", parts[0] + "." + parts[1]),
                Arguments.of("alg none", part(header("none", "shared")) + "." + parts[1] + "."),
                Arguments.of("alg None", part(header("None", "shared")) + "." + parts[1] + "." + parts[2]),
                Arguments.of(
                        "alg none that keeps a signature",
                        part(header("none", "shared")) + "." + parts[1] + "." + parts[2]),
                Arguments.of(
                        "HS384 under a key for HS256", hmac("HmacSHA384", header("HS384", "shared"), claims, SECRET)),
                Arguments.of(
                        "HS256 with the public key as the secret",
                        hmac("HmacSHA256", header("HS256", "public"), claims, publicKey)),
                Arguments.of(
                        "HS256 with the text of the public key as the secret",
                        hmac("HmacSHA256", header("HS256", "public"), claims, pem.getBytes(StandardCharsets.UTF_8))),
                Arguments.of(
                        "RS256 under the name of a shared secret",
                        rsa(header("RS256", "shared"), claims, PAIR.getPrivate())),
                Arguments.of("by another private key", rsa(header("RS256", "public"), claims, pair().getPrivate())),
                Arguments.of("by another secret", hmac("HmacSHA256", header("HS256", "shared"), claims, HASH_SECRET)),
                Arguments.of("by a key for hashes", hmac("HmacSHA256", header("HS256", "hash"), claims, HASH_SECRET)),
                Arguments.of("by a key that nobody knows", hmac("HmacSHA256", header("HS256", "gone"), claims, SECRET)),
                Arguments.of("without kid", hmac("HmacSHA256", Map.of("alg", "HS256"), claims, SECRET)),
                Arguments.of(
                        "with a number as kid",
                        hmac("HmacSHA256", Map.of("alg", "HS256", "kid", 4711), claims, SECRET)),
                Arguments.of(
                        "with a list as kid",
                        hmac("HmacSHA256", Map.of("alg", "HS256", "kid", List.of("shared")), claims, SECRET)),
                Arguments.of(
                        "that brings its own key",
                        rsa(Map.of("alg", "RS256", "jwk", Map.of("kty", "RSA")), claims, PAIR.getPrivate())),
                Arguments.of(
                        "that asks to be understood",
                        hmac(
                                "HmacSHA256",
                                Map.of("alg", "HS256", "kid", "shared", "crit", List.of("x")),
                                claims,
                                SECRET)),
                Arguments.of("without exp", signed("shared", without("exp"))),
                Arguments.of("exp as text", signed("shared", with("exp", "tomorrow"))),
                Arguments.of(
                        "exp in milliseconds",
                        signed("shared", with("exp", NOW.plusSeconds(300).toEpochMilli()))),
                Arguments.of(
                        "for a week",
                        signed(
                                "shared",
                                with("exp", NOW.plus(Duration.ofDays(7)).getEpochSecond()))),
                Arguments.of("without aud", signed("shared", without("aud"))),
                Arguments.of("for another site", signed("shared", with("aud", "another"))),
                Arguments.of("without sub", signed("shared", without("sub"))),
                Arguments.of("of nobody", signed("shared", with("sub", " "))),
                Arguments.of("of a number", signed("shared", with("sub", 4711))),
                Arguments.of("of somebody with a long id", signed("shared", with("sub", "4".repeat(201)))),
                Arguments.of("too long", good + "a".repeat(9_000)),
                Arguments.of("empty", ""),
                Arguments.of("dots", ".."),
                Arguments.of("five parts", "a.b.c.d.e"),
                Arguments.of("no base64", "{}.{}.{}"),
                Arguments.of("null", "null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_proves_nothing(String what, String jwt) {
        assertThat(weigh(jwt)).isInstanceOf(Verdict.Fails.class);
    }

    @Test
    void a_token_opens_nobody_elses_history() {
        String jwt = signed("shared", claims());

        assertThat(proofs.weigh(new Claim.Token("4711", jwt), SITE, KEYS)).isInstanceOf(Verdict.Holds.class);
        assertThat(proofs.weigh(new Claim.Token("4712", jwt), SITE, KEYS)).isInstanceOf(Verdict.Fails.class);
        assertThat(proofs.weigh(new Claim.Token("4711", jwt), "another", KEYS)).isInstanceOf(Verdict.Fails.class);
        assertThat(proofs.weigh(new Claim.Token("4711", jwt), SITE, List.of())).isInstanceOf(Verdict.Fails.class);
    }

    @Test
    void a_hash_marks_the_id_that_it_was_made_of() {
        String hash = HexFormat.of().formatHex(Proofs.hmac(HASH_SECRET, "4711"));

        assertThat(signed("4711", hash)).isEqualTo(new Verdict.Holds(new Person(Proof.SIGNED, "4711", "Ada", null)));
        assertThat(signed("4711", hash.toUpperCase(java.util.Locale.ROOT))).isInstanceOf(Verdict.Holds.class);
        for (Verdict verdict : List.of(
                signed("4712", hash),
                signed("4711 ", hash),
                signed("", hash),
                signed("4711", ""),
                signed("4711", "0".repeat(64)),
                signed("4711", hash.substring(1)),
                signed("4711", hash + "0"),
                signed("4711", "g" + hash.substring(1)),
                signed("4711", HexFormat.of().formatHex(Proofs.hmac(SECRET, "4711"))))) {
            assertThat(verdict).isInstanceOf(Verdict.Fails.class);
        }
    }

    @Test
    void a_hash_that_a_shop_makes_of_a_name_like_a_token_is_no_token() {
        String unsigned = part(header("HS256", "hash")) + "." + part(claims());
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(Proofs.hmac(HASH_SECRET, unsigned));

        assertThat(weigh(unsigned + "." + signature)).isInstanceOf(Verdict.Fails.class);
    }

    @Test
    void what_is_only_said_proves_nothing() {
        assertThat(proofs.weigh(new Claim.Said("Ada\u0000", " "), SITE, KEYS))
                .isEqualTo(new Verdict.Holds(new Person(Proof.NONE, null, "Ada", null)));
    }

    private Verdict weigh(String jwt) {
        return proofs.weigh(new Claim.Token(null, jwt), SITE, KEYS);
    }

    private Verdict signed(String id, String hash) {
        return proofs.weigh(new Claim.Signed(id, hash, "Ada", null), SITE, KEYS);
    }

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "4711");
        claims.put("aud", SITE);
        claims.put("exp", NOW.plusSeconds(300).getEpochSecond());
        return claims;
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> without(String name) {
        Map<String, Object> claims = claims();
        claims.remove(name);
        return claims;
    }

    private static Map<String, Object> header(String algorithm, String kid) {
        return Map.of("alg", algorithm, "kid", kid);
    }

    private static String signed(String kid, Map<String, Object> claims) {
        return kid.equals("public")
                ? rsa(header("RS256", kid), claims, PAIR.getPrivate())
                : hmac("HmacSHA256", header("HS256", kid), claims, SECRET);
    }

    private static String hmac(String algorithm, Map<String, Object> header, Map<String, Object> claims, byte[] key) {
        String unsigned = part(header) + "." + part(claims);
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance(algorithm);
            mac.init(new javax.crypto.spec.SecretKeySpec(key, algorithm));
            return unsigned + "." + base64(mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        String unsigned = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(unsigned.getBytes(StandardCharsets.UTF_8));
            return unsigned + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Object value) {
        return base64(json(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(ProofsTest::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case null -> "null";
            default -> "\"" + value + "\"";
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Stored key(String kid, Use use, byte[] material) {
        return new Stored(new IdentityKey(kid, ID, use, NOW), material);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
