package dev.shopbell.visitor;

import java.time.Duration;
import org.jboss.logging.Logger;

/// Does something again and again, on a virtual thread of its own, until it is closed. A round that fails is told once
/// in the log, not again while the next ones fail too, and the next one comes all the same: what is wrong is mostly
/// that the database is away.
final class Rounds implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Duration every;
    private final Round round;
    private final Thread thread;
    private Duration pause = Duration.ZERO;
    private boolean isFailing;

    /// What is done in a round. It may wait.
    @FunctionalInterface
    interface Round {
        void go() throws InterruptedException;
    }

    /// @param name what the round does, for threads and the log
    /// @param every the pause between two rounds
    Rounds(String name, Duration every, Round round) {
        this.every = every;
        this.round = round;
        thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param first the pause before the first round
    void start(Duration first) {
        pause = first;
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pause);
                pause = every;
                try {
                    round.go();
                    isFailing = false;
                } catch (RuntimeException e) {
                    LOG.logf(
                            isFailing ? Logger.Level.DEBUG : Logger.Level.WARN,
                            "%s: a round failed, and others will follow: %s",
                            thread.getName(),
                            e.getMessage());
                    isFailing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
