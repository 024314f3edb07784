package dev.shopbell.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Kills processes while dialogues are played, evenly spread over the lines, server and PostgreSQL in turn.
final class Disturbances implements AutoCloseable {
    private final OwnStage stage;
    private final Tally tally;
    private final Progress progress;
    private final long total;
    private final List<String> failures = new ArrayList<>();
    private final Thread thread;

    /// @param total the lines that will be delivered
    Disturbances(OwnStage stage, ReplayOptions options, Tally tally, Progress progress, long total) {
        this.stage = stage;
        this.tally = tally;
        this.progress = progress;
        this.total = total;
        thread = Thread.ofVirtual().start(() -> run(options.serverKills(), options.postgresKills()));
    }

    /// Waits for the last kill, and for the restart after it.
    ///
    /// @return what went otherwise than it was asked for
    List<String> finish() throws InterruptedException {
        if (tally.delivered() < total) {
            thread.interrupt(); // the lines that are waited for never come
        }
        thread.join();
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run(int serverKills, int postgresKills) {
        int kills = serverKills + postgresKills;
        int ofServer = 0;
        int ofPostgres = 0;
        try {
            for (int i = 1; i <= kills; i++) {
                tally.awaitDelivered(total * i / (kills + 1));
                boolean serverNext = ofPostgres == postgresKills || (ofServer <= ofPostgres && ofServer < serverKills);
                if (tally.delivered() == total) {
                    failures.add("There was nothing left to play when it was time for a kill; try a slower --pace.");
                    return;
                }
                if (serverNext) {
                    killServer(ofServer++);
                } else {
                    stage.killPostgres();
                    ofPostgres++;
                    progress.say("Killed PostgreSQL with -9 after %,d lines.".formatted(tally.delivered()));
                }
            }
        } catch (IOException failure) {
            failures.add("A kill or the restart after it failed: " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            failures.add("Not every kill was due before playing ended.");
            Thread.currentThread().interrupt();
        }
    }

    private void killServer(int count) throws IOException, InterruptedException {
        long at = tally.delivered();
        double seconds = stage.killServer(count).toMillis() / 1000.0;
        progress.say(String.format(
                Locale.ROOT, "Killed a server with -9 after %,d lines; it answered again after %.1f s.", at, seconds));
    }
}
