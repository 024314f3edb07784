package dev.shopbell.conversation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Reads at a steady pace what this node may not have heard of: entries and conversations that another node
/// wrote, and publications that were lost. Costs one query a round however many follow, and nothing where
/// nobody does.
final class HeadReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HeadReader.class);
    /// A shopper who has two tabs on two nodes waits this many rounds for the second to learn of a new
    /// conversation.
    private static final int ROUNDS_BETWEEN_CUSTOMERS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("head-reader").daemon().factory());
    private final ConversationFeed feed;
    private final Participants participants;
    private int round;

    HeadReader(ConversationFeed feed, Participants participants) {
        this.feed = feed;
        this.participants = participants;
    }

    void start(ConversationConfig config) {
        long millis = config.headsEvery().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::read, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            feed.readHeads();
            if (++round % ROUNDS_BETWEEN_CUSTOMERS == 0) {
                participants.readOpenConversations();
            }
        } catch (RuntimeException e) {
            LOG.debugf("Heads could not be read, trying again: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
