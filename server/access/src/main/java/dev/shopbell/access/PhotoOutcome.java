package dev.shopbell.access;

import java.util.UUID;

/// What became of a photo.
public sealed interface PhotoOutcome permits PhotoOutcome.Kept, Refusal {
    /// It is shown from now on.
    ///
    /// @param version another one for each photo
    record Kept(UUID version) implements PhotoOutcome {}
}
