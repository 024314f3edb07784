package dev.shopbell.visitor;

import dev.shopbell.access.VisitorTokens;
import org.jspecify.annotations.Nullable;

/// A browser that opens its first page.
///
/// @param issued nobody knows it yet
/// @param addressKey what stands for its address where registrations are counted
record Newcomer(
        VisitorTokens.Issued issued,
        String addressKey,
        @Nullable String browser,
        @Nullable String language) {}
