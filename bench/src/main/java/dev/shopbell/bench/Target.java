package dev.shopbell.bench;

import org.jspecify.annotations.Nullable;

/// What the generator must show to be let in.
sealed interface Target permits FloorTarget, ProductTarget {
    /// Lines of the shopper's handshake, each with its line end.
    String shopperHeaders();

    /// Lines of the agent's handshake, each with its line end.
    String agentHeaders();

    /// The token in the hello of a shopper.
    String shopperToken(int number);

    /// The token in the hello of a pair's agent, if one is wanted.
    @Nullable
    String agentToken(int pair);
}
