package dev.shopbell.routing;

import java.time.Duration;

/// How nodes tell each other who is here, and how often shoppers are told.
///
/// @param presenceEvery how often a node writes who is connected to it, and reads who is connected to others
/// @param presenceLease how long that counts: a node that died takes its people along after this
/// @param teamsRemembered how long a node may go on with what it read of teams
/// @param tellEvery how often shoppers may be told of their place in the queue
public record RoutingConfig(
        Duration presenceEvery, Duration presenceLease, Duration teamsRemembered, Duration tellEvery) {
    /// The lease is the time after which staff without a connection count as away, and outlives two lost writes.
    public static final RoutingConfig DEFAULT = new RoutingConfig(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1));
}
