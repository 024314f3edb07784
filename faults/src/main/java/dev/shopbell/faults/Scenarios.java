package dev.shopbell.faults;

import dev.shopbell.faults.FaultyLine.Weather;
import dev.shopbell.faults.Scenario.Needs;
import dev.shopbell.faults.Violation.Invariant;
import dev.shopbell.replay.LocalServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that can be broken.
final class Scenarios {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int CUTS = 5;
    /// More than the server's bound and the buffers of both ends of a socket hold (`tcp_wmem`, `tcp_rmem`).
    private static final long BYTES_TOO_MANY = 6_000_000;
    /// What a running server's heap takes on and lets go of anyway is far more than what it may hold for slow
    /// readers; one that held everything for them would pass this in a few rounds.
    private static final long MOST_GROWTH_BYTES = 300_000_000;
    /// A longest line of characters of three bytes.
    private static final long WORDY_LINE_BYTES = 12_000;

    private static final int SLOW_READERS = 5;
    private static final long MEBI = 1 << 20;

    private static final List<Scenario> ALL = List.of(
            Scenario.of("kill-server", "the server is killed (SIGKILL) and started again", Scenarios::killServer),
            Scenario.of(
                    "kill-postgres",
                    "PostgreSQL is killed (SIGKILL), and the server brings it back",
                    Scenarios::killPostgres),
            Scenario.of(
                    "kill-both", "server and PostgreSQL are killed at once, and started again", Scenarios::killBoth),
            Scenario.of(
                    "freeze-postgres",
                    "PostgreSQL stands still (SIGSTOP) for longer than the server waits for it",
                    Scenarios::freezePostgres),
            new Scenario(
                    "slow-reader",
                    "some stop reading their sockets: they are cut off, and get everything when they come back",
                    new Needs(
                            1,
                            List.of(
                                    "realtime.staff.outgoingBytes=262144",
                                    "realtime.closeWithin=60s",
                                    "realtime.heartbeat=30s"),
                            true,
                            SLOW_READERS,
                            false,
                            0),
                    Scenarios::slowReaders),
            Scenario.of("cut", "connections are reset at random, also in the middle of a frame", Scenarios::cut),
            Scenario.of(
                    "half-open",
                    "connections fall silent both ways and stand on: both ends notice by heartbeats",
                    Scenarios::halfOpen),
            Scenario.of("drain", "the server is stopped in order (SIGTERM) and started again", Scenarios::drain),
            new Scenario(
                    "two-nodes",
                    "of two servers on one PostgreSQL one is killed: its people go to the other",
                    new Needs(2, List.of(), false, 0, false, 0),
                    Scenarios::twoNodes),
            new Scenario(
                    "reconnect-storm",
                    "a crowd loses its connections in the same moment and comes back",
                    new Needs(1, List.of(), false, 0, true, 0),
                    Scenarios::reconnectStorm),
            new Scenario(
                    "full-disk",
                    "the disk of files runs full amid uploads; skipped where nothing can be mounted",
                    new Needs(1, List.of("file.keepFreeBytes=0"), false, 0, false, FullDisk.BYTES),
                    FullDisk::strike));

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    private static void killServer(Scene scene, int round) throws IOException, InterruptedException {
        scene.pauseUpTo(A_MOMENT);
        scene.struck("kill the server");
        scene.shop().first().kill();
        start(scene, scene.shop().first());
    }

    private static void killPostgres(Scene scene, int round) throws IOException {
        scene.pauseUpTo(A_MOMENT);
        scene.struck("kill PostgreSQL");
        scene.shop().first().killPostgres();
    }

    private static void killBoth(Scene scene, int round) throws IOException, InterruptedException {
        scene.pauseUpTo(A_MOMENT);
        scene.struck("kill the server and PostgreSQL");
        scene.shop().first().killPostgres();
        scene.shop().first().kill();
        start(scene, scene.shop().first());
    }

    private static void start(Scene scene, LocalServer server) throws IOException, InterruptedException {
        scene.remark("start %.1f s".formatted(server.start().toMillis() / 1_000.0));
    }

    private static void freezePostgres(Scene scene, int round) throws IOException, InterruptedException {
        long postmaster = scene.shop().first().postmaster();
        scene.pauseUpTo(A_MOMENT);
        scene.struck("freeze PostgreSQL");
        long frozen = System.nanoTime();
        Processes.freeze(postmaster);
        try {
            long mustKnow = frozen
                    + scene.plan().frozen().minus(scene.plan().toldWithin()).toNanos();
            scene.pause(scene.plan().frozen());
            for (Talker talker : scene.crowd().talkers()) {
                scene.mustHold(
                        talker.isToldOf(mustKnow, frozen),
                        Invariant.HONESTY,
                        talker.name() + " was not told in time that the database does not answer");
            }
        } finally {
            Processes.thaw(postmaster);
        }
        scene.struck("thaw PostgreSQL");
        scene.mustHold(!scene.watch().statuses().containsKey(0), Invariant.HONESTY, "a request got no answer at all");
        scene.mustHold(
                scene.shop().first().isAlive() && Processes.isAlive(postmaster),
                Invariant.LIVENESS,
                "a pause of PostgreSQL ended a process");
    }

    private static void slowReaders(Scene scene, int round) {
        Crowd crowd = scene.crowd();
        long residentBefore = Processes.residentBytes(scene.shop().first().pid());
        List<Integer> toldBefore = crowd.listeners().stream()
                .map(listener -> listener.talker().told("slowReader"))
                .toList();
        int othersBefore = crowd.reconnectsOfSpeakers();
        int linesBefore = crowd.acknowledgedLines();
        scene.struck("stop reading");
        crowd.listeners().forEach(listener -> listener.transport().stopReading());
        scene.mustHold(
                Crowd.await(
                        scene.plan().backWithin(),
                        () -> (crowd.acknowledgedLines() - linesBefore) * WORDY_LINE_BYTES > BYTES_TOO_MANY),
                Invariant.LIVENESS,
                "while some did not read, the others got only %d lines through"
                        .formatted(crowd.acknowledgedLines() - linesBefore));
        long growth = Processes.residentBytes(scene.shop().first().pid()) - residentBefore;
        scene.remark("resident memory %+d MiB".formatted(growth / MEBI));
        scene.mustHold(growth < MOST_GROWTH_BYTES, Invariant.BOUNDED, "the server grew by " + growth + " bytes");
        scene.struck("read on");
        crowd.listeners().forEach(listener -> listener.transport().readOn());
        for (int i = 0; i < crowd.listeners().size(); i++) {
            Talker talker = crowd.listeners().get(i).talker();
            int before = toldBefore.get(i);
            scene.mustHold(
                    Crowd.await(scene.plan().backWithin(), () -> talker.told("slowReader") > before),
                    Invariant.BOUNDED,
                    talker.name() + " did not read and was not cut off");
        }
        scene.mustHold(
                crowd.reconnectsOfSpeakers() == othersBefore,
                Invariant.LIVENESS,
                "others lost their connections because some did not read");
    }

    private static void cut(Scene scene, int round) {
        for (int i = 0; i < CUTS; i++) {
            scene.pauseUpTo(A_MOMENT);
            if (scene.random().nextBoolean()) {
                scene.struck("cut every connection");
                scene.shop().line().cutAll();
            } else {
                int bytes = scene.random().nextInt(2_000);
                scene.struck("cut connections after " + bytes + " bytes");
                scene.shop().line().weather(Weather.cutAfter(bytes));
                scene.pauseUpTo(A_MOMENT);
                scene.shop().line().weather(Weather.FAIR);
            }
        }
    }

    private static void halfOpen(Scene scene, int round) {
        scene.pauseUpTo(A_MOMENT);
        scene.struck("let every connection fall silent");
        scene.shop().line().killAll();
        long begun = System.nanoTime();
        scene.mustHold(
                Crowd.await(scene.plan().backWithin(), () -> scene.shop().line().deadConnections() == 0),
                Invariant.LIVENESS,
                "%d silent connections were not given up by both ends"
                        .formatted(scene.shop().line().deadConnections()));
        scene.remark("given up by both ends after %.1f s".formatted(seconds(System.nanoTime() - begun)));
    }

    private static void drain(Scene scene, int round) throws IOException, InterruptedException {
        scene.pauseUpTo(A_MOMENT);
        List<Integer> toldBefore = scene.crowd().talkers().stream()
                .map(talker -> talker.told("shuttingDown"))
                .toList();
        scene.struck("stop the server in order");
        long begun = System.nanoTime();
        boolean ended = scene.shop().first().stop();
        scene.remark("stop %.1f s".formatted(seconds(System.nanoTime() - begun)));
        scene.mustHold(ended, Invariant.LIVENESS, "the server did not stop");
        for (int i = 0; i < toldBefore.size(); i++) {
            Talker talker = scene.crowd().talkers().get(i);
            scene.mustHold(
                    talker.told("shuttingDown") > toldBefore.get(i),
                    Invariant.HONESTY,
                    talker.name() + " was not told that the server is being stopped");
        }
        start(scene, scene.shop().first());
    }

    /// The last round takes the server that has started PostgreSQL, which then runs on without it.
    private static void twoNodes(Scene scene, int round) throws IOException, InterruptedException {
        scene.pauseUpTo(A_MOMENT);
        if (round == scene.plan().rounds() - 1) {
            scene.struck("kill the first server for good");
            scene.shop().first().kill();
        } else {
            scene.struck("kill the second server");
            scene.shop().second().kill();
            long begun = System.nanoTime();
            scene.mustHold(
                    Crowd.await(scene.plan().backWithin(), () -> scene.crowd().isThrough(begun)),
                    Invariant.LIVENESS,
                    "not everybody went to the other server");
            scene.remark("gone over after %.1f s".formatted(seconds(System.nanoTime() - begun)));
            start(scene, scene.shop().second());
        }
    }

    private static void reconnectStorm(Scene scene, int round) {
        List<Talker> crowd = scene.crowd().bystanders();
        long begun = System.nanoTime();
        scene.struck("cut every connection");
        scene.shop().line().cutAll();
        long half = crowd.size() / 2;
        boolean halfIsBack = Crowd.await(
                scene.plan().backWithin(),
                () -> crowd.stream()
                                .filter(talker -> talker.isConnectedSince(begun))
                                .count()
                        >= half);
        double halfSeconds = seconds(System.nanoTime() - begun);
        boolean allAreBack = Crowd.await(
                scene.plan().backWithin(), () -> crowd.stream().allMatch(talker -> talker.isConnectedSince(begun)));
        scene.mustHold(halfIsBack && allAreBack, Invariant.LIVENESS, "not all of the crowd came back");
        scene.remark("of %d half back after %.1f s, all after %.1f s"
                .formatted(crowd.size(), halfSeconds, seconds(System.nanoTime() - begun)));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
