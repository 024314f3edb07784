package dev.shopbell.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The door to waits for a first answer, of all sites: who waits now, and how the waits of late ended. Safe for use
/// from any thread; waits for the database, and throws unchecked where it does not answer.
public final class Waits {
    private final WaitStore store;

    Waits(WaitStore store) {
        this.store = store;
    }

    /// A conversation that nobody has answered yet.
    ///
    /// @param visitor the browser that opened it
    /// @param isTaken whether somebody has it in hand
    public record Waiting(UUID conversation, UUID site, UUID visitor, boolean isTaken, Instant since) {}

    /// A wait that an answer ended.
    public record Answered(Instant openedAt, Instant answeredAt) {
        /// How long it lasted.
        public Duration waited() {
            return Duration.between(openedAt, answeredAt);
        }
    }

    /// A wait that ended without an answer: the conversation was closed.
    public record Left(Instant openedAt, Instant closedAt) {}

    /// Who waits, the longest wait first.
    public List<Waiting> waiting(int most) {
        return store.waiting(most);
    }

    /// The newest first answers of these sites.
    public List<Answered> answered(Collection<UUID> sites, Instant since, int newest) {
        return store.answered(sites, since, newest);
    }

    /// The newest of those who left these sites without an answer.
    public List<Left> left(Collection<UUID> sites, Instant since, int newest) {
        return store.left(sites, since, newest);
    }
}
