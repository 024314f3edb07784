package dev.shopbell.realtime;

/// On which side of the counter a connection came in.
public enum Audience {
    /// Visitors of storefronts, known by the token in their hello.
    SHOPPER,
    /// People who work for the shop, known by their session cookie.
    STAFF
}
