package dev.shopbell.dev;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server, one process at a time, with this program's terminal as its own. Safe to use from any thread.
final class ServerProcess {
    /// Longer than the server's own patience with its database.
    private static final long STOP_SECONDS = 50;

    private final List<String> command;
    private @Nullable Process running;

    ServerProcess(List<String> command) {
        this.command = command;
    }

    /// Starts it; it must not run.
    synchronized Process start() throws IOException {
        Process started = new ProcessBuilder(command).inheritIO().start();
        running = started;
        return started;
    }

    /// Stops it in order, and waits until it has. Does nothing where it does not run.
    synchronized void stop() throws InterruptedException {
        Process process = running;
        if (process == null) {
            return;
        }
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        running = null;
    }
}
