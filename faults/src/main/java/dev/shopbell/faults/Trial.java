package dev.shopbell.faults;

import dev.shopbell.faults.FinalState.Row;
import dev.shopbell.faults.Violation.Invariant;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// One run of one scenario: everybody talks, the fault strikes and is mended as often as planned, everybody finishes,
/// the
/// final state is read back, and the checker judges the whole.
final class Trial {
    private final Scenario scenario;
    private final Plan plan;
    private final Path folder;
    private final Plant plant;
    private final History history = new History();
    private Duration longestReturn = Duration.ZERO;

    /// Done to the database after everybody has finished and before it is read back, to see that the checker finds it.
    @FunctionalInterface
    interface Plant {
        /// Nothing.
        Plant NONE = database -> {};

        void in(Connection database) throws SQLException;
    }

    private Trial(Scenario scenario, Plan plan, Path folder, Plant plant) {
        this.scenario = scenario;
        this.plan = plan;
        this.folder = folder;
        this.plant = plant;
    }

    /// Runs a scenario.
    ///
    /// @param folder a fresh one, for data and the recorded history
    /// @throws IOException if the product could not be started, or not be read back
    static Outcome run(Scenario scenario, Plan plan, Path folder, Plant plant)
            throws IOException, InterruptedException, SQLException {
        return new Trial(scenario, plan, folder, plant).run();
    }

    private Outcome run() throws IOException, InterruptedException, SQLException {
        List<String> settings = new ArrayList<>(scenario.needs().settings());
        settings.addAll(plan.settings());
        try (Shop shop = Shop.open(folder, scenario.needs(), settings);
                Crowd crowd = Crowd.gather(shop, plan, scenario.needs(), history);
                Watch watch = Watch.start(shop, crowd, plan, history)) {
            Scene scene = Scene.of(shop, crowd, watch, plan, history);
            crowd.startTalking();
            for (int round = 0; round < plan.rounds(); round++) {
                scene.pause(plan.pause());
                scenario.fault().strike(scene, round);
                scene.struck("mended");
                awaitReturn(scene);
            }
            scene.pause(plan.pause());
            crowd.stopTalking();
            awaitEnd(scene);
            watch.end();
            crowd.leave();
            return judge(scene);
        } finally {
            history.writeTo(folder.resolve("history.jsonl"));
        }
    }

    private void awaitReturn(Scene scene) {
        long mended = System.nanoTime();
        boolean back = Crowd.await(plan.backWithin(), () -> scene.crowd().isThrough(mended));
        Duration took = Duration.ofNanos(System.nanoTime() - mended);
        longestReturn = took.compareTo(longestReturn) > 0 ? took : longestReturn;
        scene.mustHold(back, Invariant.LIVENESS, "after the mending " + stuck(scene, mended));
    }

    /// Everybody has every answer, and has been shown every entry without asking again.
    private void awaitEnd(Scene scene) throws IOException, SQLException {
        long now = System.nanoTime();
        scene.mustHold(
                Crowd.await(plan.backWithin(), () -> scene.crowd().isThrough(now)),
                Invariant.LIVENESS,
                "in the end " + stuck(scene, now));
        Map<UUID, List<Row>> rows = ReadBack.rows(scene.shop().jdbcUrl());
        for (UUID conversation : scene.crowd().conversations()) {
            List<Row> stored = rows.getOrDefault(conversation, List.of());
            for (Talker agent : scene.crowd().staff()) {
                awaitLevel(scene, agent, conversation, stored.size());
            }
            int forShopper = (int)
                    stored.stream().filter(row -> row.shopperNumber() != null).count();
            for (Crowd.Member member : scene.crowd().members()) {
                if (member.talker().followed().contains(conversation)) {
                    awaitLevel(scene, member.talker(), conversation, forShopper);
                }
            }
        }
    }

    private void awaitLevel(Scene scene, Talker talker, UUID conversation, int head) {
        scene.mustHold(
                Crowd.await(plan.backWithin(), () -> talker.cursor(conversation) >= head),
                Invariant.LIVENESS,
                "%s was shown %s up to %d of %d"
                        .formatted(talker.name(), conversation, talker.cursor(conversation), head));
    }

    private static String stuck(Scene scene, long nanos) {
        StringBuilder text = new StringBuilder();
        for (Talker talker : scene.crowd().talkers()) {
            if (!talker.isThrough(nanos)) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(talker.name())
                        .append(talker.isConnected() ? " waits for " : " is not connected and waits for ")
                        .append(talker.unansweredLines())
                        .append(" answers");
            }
        }
        return text.append(" too long").toString();
    }

    private Outcome judge(Scene scene) throws IOException, InterruptedException, SQLException {
        List<Talker> talkers = scene.crowd().talkers();
        int unknown = talkers.stream().mapToInt(Talker::unansweredLines).sum();
        talkers.forEach(Talker::giveUp);
        for (Talker talker : talkers) {
            scene.mustHold(
                    talker.restarts() == 0, Invariant.DELIVERY, talker.name() + " was told to read all of it again");
            scene.mustHold(
                    talker.stopped() == null,
                    Invariant.LIVENESS,
                    "%s was sent away for good: %s".formatted(talker.name(), talker.stopped()));
        }
        try (Connection database = DriverManager.getConnection(scene.shop().jdbcUrl())) {
            plant.in(database);
        }
        List<Violation> violations = new ArrayList<>(scene.violations());
        violations.addAll(scene.watch().violations());
        violations.addAll(Checker.check(
                history.events(),
                ReadBack.of(scene.shop(), scene.crowd(), scene.watch().stranger())));
        Map<String, Integer> told = new TreeMap<>();
        talkers.forEach(
                talker -> talker.problems().forEach((code, count) -> told.merge(code, count.get(), Integer::sum)));
        return new Outcome(
                scenario.name(),
                talkers.stream().mapToInt(Talker::acknowledgedLines).sum(),
                talkers.stream().mapToInt(Talker::refusedLines).sum(),
                unknown,
                talkers.stream().mapToInt(Talker::reconnects).sum(),
                told,
                scene.watch().statuses(),
                talkers.stream()
                        .map(Talker::longestWait)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO),
                longestReturn,
                List.copyOf(scene.remarks()),
                List.copyOf(violations));
    }
}
