package dev.shopbell.visitor;

import dev.shopbell.protocol.Page;
import org.jspecify.annotations.Nullable;

/// What is known of a browser.
///
/// @param visits how many times it came, with a pause between
/// @param browser its family, `Firefox` for one; absent where it does not say
/// @param language a language tag; absent where it does not say
/// @param page what it looks at, or looked at last
/// @param pageAtMicros since when, microseconds since 1970 UTC; 0 without a page
public record VisitorFacts(
        long firstSeenMicros,
        int visits,
        @Nullable String browser,
        @Nullable String language,
        @Nullable Page page,
        long pageAtMicros) {}
