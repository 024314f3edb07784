package dev.shopbell.routing;

import java.time.LocalDate;
import java.util.List;

/// A day that is not like others of its weekday.
///
/// @param reason what the day is, for the people of the shop; may be empty
/// @param spans what is open instead; empty for closed
public record SpecialDay(LocalDate date, String reason, List<Span> spans) {
    /// The list is copied.
    public SpecialDay {
        spans = List.copyOf(spans);
    }
}
