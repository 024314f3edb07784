package dev.shopbell.bench;

import org.jspecify.annotations.Nullable;

/// What the generator is pointed at, and what it must show there to be let in.
sealed interface Target permits FloorTarget {
    /// Lines of the shopper's handshake, each with its line end.
    String shopperHeaders();

    /// Lines of the agent's handshake, each with its line end.
    String agentHeaders();

    /// The token in the hello of the pair's shopper.
    String shopperToken(int pair);

    /// The token in the hello of the pair's agent, if one is wanted.
    @Nullable
    String agentToken(int pair);
}
