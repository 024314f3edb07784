package dev.shopbell.realtime;

/// On which side of the counter a connection came in.
public enum Audience {
    /// Visitors of storefronts, known by the token in their hello.
    SHOPPER,
    /// Pages of the shops, known by the token of whoever looks at them. They tell what happens on them and are told
    /// what to show; nothing is said or heard there.
    PAGE,
    /// People who work for the shop, known by their session cookie.
    STAFF
}
