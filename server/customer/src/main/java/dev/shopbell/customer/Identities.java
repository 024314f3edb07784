package dev.shopbell.customer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.shopbell.customer.IdentityKey.Use;
import dev.shopbell.customer.IdentityKeyStore.Stored;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to proofs of who a shop's people are, and to the keys that make them. Safe for use from any thread; may
/// wait for the database, and throws unchecked where it does not answer.
///
/// A token (RFC 7519) names its key by `kid`, is signed with the algorithm of that key (HS256 or RS256), and has `sub`
/// (what the shop calls the person), `aud` (the site's key) and `exp` (at most a day ahead); `nbf` is heeded, and
/// clocks may differ by a minute. It may have `name` and `email`.
public final class Identities {
    /// How long this node may go on with a key that another node revoked.
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 10_000;
    /// The one that was, and the one that follows it.
    private static final int MOST_IN_FORCE = 2;
    /// As long as what HMAC-SHA256 makes of it (RFC 7518, 3.2).
    private static final int SECRET_BYTES = 32;

    private static final int KID_BYTES = 9;
    /// The least that RFC 7518, 3.3 takes.
    private static final int LEAST_RSA_BITS = 2_048;
    /// More would make each proof cost us more than it costs the one who sends it.
    private static final int MOST_RSA_BITS = 4_096;

    private final SecureRandom random = new SecureRandom();
    private final IdentityKeyStore store;
    private final Proofs proofs;
    private final InstantSource clock;
    private final LoadingCache<UUID, List<Stored>> bySite;

    Identities(IdentityKeyStore store, InstantSource clock) {
        this.store = store;
        this.proofs = new Proofs(clock);
        this.clock = clock;
        this.bySite = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build(store::inForce);
    }

    /// What a claim is worth on a site.
    public Verdict weigh(Site site, Claim claim) {
        return proofs.weigh(claim, site.key(), bySite.get(site.id()));
    }

    /// The keys in force, newest first.
    public List<IdentityKey> keys(UUID site) {
        return store.inForce(site).stream().map(Stored::key).toList();
    }

    /// Adds a key. Two of one use are in force at most, so that a shop can go from one to the other without a gap.
    ///
    /// @param publicKey for [Use#RS256], and only for that: PEM, `-----BEGIN PUBLIC KEY-----`
    public AddKeyOutcome add(UUID site, Use use, @Nullable String publicKey) {
        if ((use == Use.RS256) != (publicKey != null)) {
            return new AddKeyOutcome.Refused(
                    Problem.INVALID, "A public key goes with rs256 and with nothing else; the other secrets are ours.");
        }
        // What the shop's server keeps is text, and the bytes of that text are the secret: nobody has to know how to
        // decode it.
        String secret = publicKey == null ? random(SECRET_BYTES) : null;
        byte[] material = secret == null ? rsaKey(publicKey) : secret.getBytes(StandardCharsets.UTF_8);
        if (material == null) {
            return new AddKeyOutcome.Refused(
                    Problem.INVALID,
                    "This is no RSA public key of " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS
                            + " bits in PEM form: -----BEGIN PUBLIC KEY-----.");
        }
        IdentityKey key = new IdentityKey(random(KID_BYTES), site, use, clock.instant());
        if (!store.add(key, material, MOST_IN_FORCE)) {
            return new AddKeyOutcome.Refused(
                    Problem.INVALID, "Two keys of this use are in force. Revoke the older one first.");
        }
        bySite.invalidate(site);
        return new AddKeyOutcome.Added(key, secret);
    }

    /// From now on nothing that this key signed holds; whether it was in force.
    public boolean revoke(UUID site, String kid) {
        boolean revoked = store.revoke(site, kid, clock.instant());
        bySite.invalidate(site);
        return revoked;
    }

    /// Random bytes, base64url.
    private String random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte @Nullable [] rsaKey(@Nullable String pem) {
        if (pem == null) {
            return null;
        }
        String body = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(body);
            if (Proofs.rsaKey(encoded) instanceof RSAPublicKey key) {
                int bits = key.getModulus().bitLength();
                return bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS ? encoded : null;
            }
            return null;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return null;
        }
    }
}
