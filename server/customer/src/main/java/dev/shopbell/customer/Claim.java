package dev.shopbell.customer;

import org.jspecify.annotations.Nullable;

/// What a page of a shop says of who its visitor is.
public sealed interface Claim {

    /// Only says it.
    record Said(@Nullable String name, @Nullable String email) implements Claim {}

    /// With the shop's signature on the id.
    ///
    /// @param hash HMAC-SHA256 of the id under a secret of the site, in hexadecimal
    record Signed(
            String id,
            String hash,
            @Nullable String name,
            @Nullable String email) implements Claim {}

    /// With a token that the shop signed.
    ///
    /// @param id whom the page believes that the token speaks of, if it says so
    /// @param jwt a JSON Web Token (RFC 7519): see [Identities]
    record Token(@Nullable String id, String jwt) implements Claim {}
}
