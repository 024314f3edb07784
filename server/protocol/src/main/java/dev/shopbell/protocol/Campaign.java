package dev.shopbell.protocol;

import org.jspecify.annotations.Nullable;

/// What brought a shopper to the shop, as the address of the first page of the visit told it (`utm_source` and so on).
/// Hostile until shown as text.
public record Campaign(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String name) {}
