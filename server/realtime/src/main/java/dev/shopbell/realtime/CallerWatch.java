package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.Problem;
import org.jboss.logging.Logger;

/// Asks again and again, on one virtual thread, whether those who are connected are still welcome, and ends the
/// connections of those who are not.
final class CallerWatch {
    private static final Logger LOG = Logger.getLogger(CallerWatch.class);
    private final Connections connections;
    private final Doorkeeper doorkeeper;
    private final Unwelcome unwelcome;

    CallerWatch(Connections connections, Doorkeeper doorkeeper, Unwelcome unwelcome) {
        this.connections = connections;
        this.doorkeeper = doorkeeper;
        this.unwelcome = unwelcome;
    }

    /// Starts asking; interrupt the thread to end it.
    Thread start() {
        return Thread.ofVirtual().name("caller-watch").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(connections.config().revalidateEvery());
                askAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A doorkeeper that cannot answer says nothing against anybody: while the database is down nothing can be
    /// written either, and whoever lost their welcome meanwhile goes at the next round.
    private void askAgain() {
        try {
            // Each by itself: one caller may have come by two proofs, of which one ended.
            for (LiveConnection connection : connections.everybody()) {
                Caller caller = connection.caller();
                if (unwelcome.isBlocked(caller, connection.address())) {
                    connection.close(Problem.BLOCKED, null);
                } else if (!doorkeeper.stillWelcome(caller)) {
                    connection.close(Problem.SESSION_ENDED, null);
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("cannot ask who is still welcome: %s", e.getMessage());
        }
    }
}
