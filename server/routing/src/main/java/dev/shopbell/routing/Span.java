package dev.shopbell.routing;

import java.time.LocalTime;

/// A stretch of a day, by the clock on the wall.
///
/// @param to when it ends; at or before `from` it ends on the next day, so 22:00 to 02:00 runs past midnight and
///     00:00 to 00:00 is a whole day
public record Span(LocalTime from, LocalTime to) {
    /// Whether it runs into the day after the one on which it begins.
    boolean runsPastMidnight() {
        return !to.isAfter(from);
    }

    /// Whether it holds this time of the day on which it begins.
    boolean holds(LocalTime time) {
        return !time.isBefore(from) && (runsPastMidnight() || time.isBefore(to));
    }

    /// Whether it holds this time of the day after.
    boolean holdsOnTheNextDay(LocalTime time) {
        return runsPastMidnight() && time.isBefore(to);
    }
}
