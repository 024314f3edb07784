package dev.shopbell.faults;

import dev.shopbell.faults.FaultyLine.Weather;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that can be broken.
final class Scenarios {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int CUTS = 5;

    private static final List<Scenario> ALL = List.of(
            Scenario.of("kill-server", "the server is killed (SIGKILL) and started again", Scenarios::killServer),
            Scenario.of("kill-postgres", "PostgreSQL is killed (SIGKILL); the server must bring it back", scene -> {
                scene.pauseUpTo(A_MOMENT);
                scene.struck("kill PostgreSQL");
                scene.shop().first().killPostgres();
            }),
            Scenario.of(
                    "kill-both", "server and PostgreSQL are killed at once, and started again", Scenarios::killBoth),
            Scenario.of("cut", "connections are reset at random, also in the middle of a frame", Scenarios::cut));

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    private static void killServer(Scene scene) throws IOException, InterruptedException {
        scene.pauseUpTo(A_MOMENT);
        scene.struck("kill the server");
        scene.shop().first().kill();
        start(scene);
    }

    private static void killBoth(Scene scene) throws IOException, InterruptedException {
        scene.pauseUpTo(A_MOMENT);
        scene.struck("kill the server and PostgreSQL");
        scene.shop().first().killPostgres();
        scene.shop().first().kill();
        start(scene);
    }

    private static void start(Scene scene) throws IOException, InterruptedException {
        Duration took = scene.shop().first().start();
        scene.remark("start in " + took.toMillis() + " ms");
    }

    private static void cut(Scene scene) {
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
}
