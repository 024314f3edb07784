package dev.shopbell.protocol;

import org.jspecify.annotations.Nullable;

/// A product, as a shop's page describes it. Hostile until shown as text.
///
/// @param id the shop's own
/// @param price of one, in `currency`
/// @param currency by ISO 4217, `EUR` for one
/// @param picture the address of a picture, http or https
public record Product(
        @Nullable String id,
        String name,
        @Nullable String category,
        @Nullable Double price,
        @Nullable String currency,
        @Nullable String picture) {}
