package dev.shopbell.conversation;

import java.time.Duration;

/// Settings of the message path.
///
/// @param maxBatchLines how many lines one transaction may hold; larger batches gain nothing once the flush
///     is shared by a hundred
/// @param maxQueuedLines how many lines may wait for the database before new ones are refused: a second's
///     worth at the highest rate measured
/// @param writers how many batches may be on their way to the database at once, each with conversations of
///     its own
/// @param headsEvery how often the heads of watched conversations are read, for what another node wrote
public record ConversationConfig(int maxBatchLines, int maxQueuedLines, int writers, Duration headsEvery) {
    /// What holds where nothing is set.
    public static final ConversationConfig DEFAULT = new ConversationConfig(512, 20_000, 1, Duration.ofSeconds(2));
}
