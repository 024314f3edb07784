package dev.shopbell.visitor;

import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Product;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page that a visitor opened. Texts are bounded and plain, and hostile until shown as text.
///
/// @param atMicros when, microseconds since 1970 UTC
/// @param product what it sells, if one thing
/// @param events what the shop told while the page was open, the oldest first
public record TrailPage(
        long atMicros, Page page, PageKind kind, @Nullable Product product, List<TrailEvent> events) {
    /// The most that is kept of a page.
    static final int MOST_EVENTS = 20;

    /// Something that happened, in the shop's words.
    ///
    /// @param atMicros when, microseconds since 1970 UTC
    /// @param data more about it
    public record TrailEvent(long atMicros, String name, Map<String, String> data) {}
}
