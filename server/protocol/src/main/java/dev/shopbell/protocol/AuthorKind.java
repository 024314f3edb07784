package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which side of the counter an author stands on.
public enum AuthorKind {
    /// A visitor of a storefront.
    @JsonProperty("shopper")
    SHOPPER,
    /// Somebody who works for the shop.
    @JsonProperty("staff")
    STAFF,
    /// The program itself.
    @JsonProperty("system")
    SYSTEM
}
