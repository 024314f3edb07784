package dev.shopbell.bench;

import java.util.Locale;

/// A figure and the bound that it must keep.
///
/// @param atMost whether the bound is an upper one
record Check(String name, double found, double bound, boolean atMost, String unit) {
    static Check atMost(String name, double found, double bound, String unit) {
        return new Check(name, found, bound, true, unit);
    }

    static Check atLeast(String name, double found, double bound, String unit) {
        return new Check(name, found, bound, false, unit);
    }

    boolean holds() {
        return atMost ? found <= bound : found >= bound;
    }

    /// A row of a Markdown table.
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,.2f %s | %s %,.2f %s | %s |",
                name,
                found,
                unit,
                atMost ? "at most" : "at least",
                bound,
                unit,
                holds() ? "kept" : "**missed**");
    }
}
