package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Problem;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Everybody who is connected to this process. All methods may be called from any thread.
public final class Connections {
    private final RealtimeConfig config;
    private final Counters counters = new Counters();
    private final Map<EventLoop, HomeLoop> homes = new ConcurrentHashMap<>();
    private volatile boolean isDraining;

    /// Nobody yet.
    public Connections(RealtimeConfig config) {
        this.config = config;
    }

    /// Says goodbye with the problem to every connection of these callers, now: for the one who ends a session or
    /// revokes a token on this node. Other nodes notice by themselves. Does not wait.
    ///
    /// @param problem one with a close code
    public void endAll(Predicate<Caller> whose, Problem problem) {
        for (HomeLoop home : homes.values()) {
            home.execute(() -> home.connections().stream()
                    .filter(connection -> whose.test(connection.caller()))
                    .forEach(connection -> connection.close(problem, null)));
        }
    }

    /// What the live edge did and holds.
    public RealtimeFigures figures() {
        return counters.figures();
    }

    /// Takes nobody in any more, and says goodbye to all with [Problem#SHUTTING_DOWN], spread so that they do not
    /// all come back elsewhere in one moment. Blocks until they are gone or their time is over.
    public void drain() throws InterruptedException {
        isDraining = true;
        List<LiveConnection> leaving = new ArrayList<>(everybody());
        long stepNanos = config.drainOver().toNanos() / Math.max(1, leaving.size());
        long startNanos = System.nanoTime();
        for (int i = 0; i < leaving.size(); i++) {
            long aheadMillis = (startNanos + i * stepNanos - System.nanoTime()) / 1_000_000;
            if (aheadMillis > 0) {
                Thread.sleep(aheadMillis);
            }
            leaving.get(i).close(Problem.SHUTTING_DOWN, null);
        }
        long endNanos = System.nanoTime() + config.closeWithin().toNanos();
        while (counters.sockets.get() + counters.polls.get() > 0 && System.nanoTime() - endNanos < 0) {
            Thread.sleep(10);
        }
    }

    RealtimeConfig config() {
        return config;
    }

    Counters counters() {
        return counters;
    }

    boolean isDraining() {
        return isDraining;
    }

    boolean isFull() {
        return counters.sockets.get() + counters.polls.get() >= config.connections();
    }

    HomeLoop homeOf(EventLoop loop) {
        return homes.computeIfAbsent(loop, l -> new HomeLoop(l, config));
    }

    /// Everybody who is connected. Waits for the event loops: not to be called on one.
    List<LiveConnection> everybody() {
        List<LiveConnection> all = new ArrayList<>();
        for (HomeLoop home : homes.values()) {
            all.addAll(CompletableFuture.supplyAsync(home::connections, home).join());
        }
        return all;
    }
}
