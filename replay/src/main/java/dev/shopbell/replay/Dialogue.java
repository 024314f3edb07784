package dev.shopbell.replay;

import java.util.List;

/// A recorded conversation. Immutable.
///
/// @param id as the recording names it
/// @param turns in the order in which they were said
public record Dialogue(String id, List<Turn> turns) {
    /// Keeps a copy.
    public Dialogue {
        turns = List.copyOf(turns);
    }

    /// Who says a turn.
    public enum Side {
        /// Whoever asks the shop.
        SHOPPER,
        /// Whoever answers for the shop.
        AGENT
    }

    /// What one side said at once.
    public record Turn(Side side, String text) {}
}
