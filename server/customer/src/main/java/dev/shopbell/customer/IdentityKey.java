package dev.shopbell.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/// A key by which a shop proves who its people are, without its secret.
///
/// @param kid names it; stands in the header of tokens
public record IdentityKey(String kid, UUID site, Use use, Instant createdAt) {

    /// What a key is for. No key has two uses.
    public enum Use {
        /// HMAC-SHA256 over a person's id.
        @JsonProperty("hash")
        HASH,
        /// Tokens signed with a secret that the shop's server and we share.
        @JsonProperty("hs256")
        HS256,
        /// Tokens signed with a private key of the shop; we have the public one.
        @JsonProperty("rs256")
        RS256
    }
}
