package dev.shopbell.ticket;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Deletes what was done long ago. Every node does so; each finds what the others left.
final class TicketUpkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TicketUpkeep.class);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("ticket-upkeep").factory());

    private final Tickets tickets;

    TicketUpkeep(Tickets tickets) {
        this.tickets = tickets;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::clean, 0, BETWEEN_CLEANINGS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void clean() {
        try {
            tickets.deleteOld();
        } catch (RuntimeException e) {
            LOG.warnf("Old requests could not be deleted, trying again later: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
