package dev.shopbell.visitor;

import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Product;
import org.jspecify.annotations.Nullable;

/// A page that a visitor opened. Texts are bounded and plain, and hostile until shown as text.
///
/// @param atMicros when, microseconds since 1970 UTC
/// @param product what it sells, if one thing
public record TrailPage(
        long atMicros, Page page, PageKind kind, @Nullable Product product) {}
