package dev.shopbell.customer;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The keys by which a shop proves who its people are.
@Path("/api/sites/{id}/identity-keys")
@RunOnVirtualThread
final class IdentityKeyEndpoints {
    private final Identities identities;
    private final Sites sites;

    IdentityKeyEndpoints(Identities identities, Sites sites) {
        this.identities = identities;
        this.sites = sites;
    }

    /// The keys in force, newest first.
    public record Keys(List<KeyAnswer> keys) {}

    /// A key, without its secret.
    ///
    /// @param kid names it; a token carries it in its header
    public record KeyAnswer(String kid, IdentityKey.Use use, long createdAtMicros) {}

    /// Which key is wanted.
    ///
    /// @param publicKey with `rs256` and with nothing else: an RSA public key of 2,048 to 4,096 bits as PEM,
    ///     `-----BEGIN PUBLIC KEY-----`
    public record NewKey(IdentityKey.Use use, @Nullable String publicKey) {}

    /// The key that was added.
    ///
    /// @param secret what the shop's server signs with, as text whose bytes are the secret; shown this once, and
    ///     absent for a public key
    public record AddedKey(KeyAnswer key, @Nullable String secret) {}

    /// Lists the keys of a site.
    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    public Keys list(@PathParam("id") UUID id) {
        check(id);
        return new Keys(
                identities.keys(id).stream().map(IdentityKeyEndpoints::answer).toList());
    }

    /// Adds a key. Two of one use hold at the same time, so that a shop can change over without a gap; a third is
    /// refused.
    @POST
    @Allow(Allow.Who.ADMINISTRATOR)
    public AddedKey add(@PathParam("id") UUID id, NewKey wanted) {
        check(id);
        return switch (identities.add(id, wanted.use(), wanted.publicKey())) {
            case AddKeyOutcome.Added(IdentityKey key, String secret) -> new AddedKey(answer(key), secret);
            case AddKeyOutcome.Refused(Problem problem, String detail) -> throw new ProblemException(problem, detail);
        };
    }

    /// Revokes a key. On every node nothing that it signed holds after two seconds.
    @DELETE
    @Path("/{kid}")
    @Allow(Allow.Who.ADMINISTRATOR)
    public void revoke(@PathParam("id") UUID id, @PathParam("kid") String kid) {
        if (!identities.revoke(id, kid)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    private void check(UUID id) {
        if (sites.byId(id).isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    private static KeyAnswer answer(IdentityKey key) {
        return new KeyAnswer(key.kid(), key.use(), ChronoUnit.MICROS.between(Instant.EPOCH, key.createdAt()));
    }
}
