package dev.shopbell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a bench found, as a page to read and as JSON to compute with. Not thread-safe.
final class Report {
    /// Of issue "the house stands", section 10: a run counts only if its floor reaches this.
    private static final double LEAST_FLOOR = 20_000;

    private final Map<String, String> circumstances = new LinkedHashMap<>();
    private final List<Duel> duels = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    void circumstance(String name, String value) {
        circumstances.put(name, value);
    }

    void add(Check check) {
        checks.add(check);
    }

    /// Adds a duel at saturation and its checks.
    void addThroughput(Duel duel) {
        duels.add(duel);
        double floor = Duel.median(duel.floor(), LoadResult::perSecond);
        add(Check.atLeast("The floor's own throughput", floor, LEAST_FLOOR, "/s"));
        add(Check.atLeast(
                "Throughput, of the floor's", Duel.median(duel.product(), LoadResult::perSecond) / floor, 0.5, ""));
        addCpu(duel);
    }

    /// Adds a duel at a fixed rate and the check of its processor time.
    void addPaceForCpu(Duel duel) {
        duels.add(duel);
        addCpu(duel);
    }

    /// Adds a duel at a fixed rate and the checks of its latency.
    void addPaceForLatency(Duel duel) {
        duels.add(duel);
        add(Check.atMost(
                "p99 of acknowledgement at " + duel.load().name() + ", of the floor's",
                ratio(duel, result -> result.acknowledgement().p99()),
                3,
                "x"));
        add(Check.atMost(
                "p99 of delivery at " + duel.load().name() + ", of the floor's",
                ratio(duel, result -> result.delivery().p99()),
                3,
                "x"));
    }

    boolean allKept() {
        return checks.stream().allMatch(Check::holds);
    }

    String markdown() {
        StringBuilder page = new StringBuilder();
        circumstances.forEach((name, value) ->
                page.append("- ").append(name).append(": ").append(value).append('\n'));
        if (!duels.isEmpty()) {
            page.append("""

                    | load | program | lines/s | CPU a line (server + database) | generator | ack p50 / p99 | delivery p50 / p99 | stolen, others | clean runs |
                    |---|---|---|---|---|---|---|---|---|
                    """);
            for (Duel duel : duels) {
                page.append(row(duel.load(), "floor", duel.floor()));
                page.append(row(duel.load(), "product", duel.product()));
            }
        }
        page.append("\n| figure | found | bound | |\n|---|---|---|---|\n");
        checks.forEach(check -> page.append(check.row()).append('\n'));
        return page.toString();
    }

    /// Writes `NAME.md` and `NAME.json`.
    void writeTo(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".md"), markdown());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(
                        folder.resolve(name + ".json").toFile(),
                        Map.of("circumstances", circumstances, "duels", duels, "checks", checks));
    }

    private void addCpu(Duel duel) {
        add(Check.atMost(
                "CPU a line at " + duel.load().name() + ", of the floor's",
                ratio(duel, LoadResult::cpuMicros),
                2,
                "x"));
    }

    private static double ratio(Duel duel, java.util.function.ToDoubleFunction<LoadResult> figure) {
        return Duel.median(duel.product(), figure) / Duel.median(duel.floor(), figure);
    }

    private static String row(Duel.Load load, String program, List<LoadResult> runs) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.1f us (%.1f + %.1f) | %.1f us | %.2f / %.2f ms | %.2f / %.2f ms | %.1f %%, %.1f %% | %d of %d |%n",
                load.name(),
                program,
                Duel.median(runs, LoadResult::perSecond),
                Duel.median(runs, LoadResult::cpuMicros),
                Duel.median(runs, LoadResult::serverMicros),
                Duel.median(runs, LoadResult::postgresMicros),
                Duel.median(runs, LoadResult::generatorMicros),
                Duel.median(runs, result -> result.acknowledgement().p50()),
                Duel.median(runs, result -> result.acknowledgement().p99()),
                Duel.median(runs, result -> result.delivery().p50()),
                Duel.median(runs, result -> result.delivery().p99()),
                Duel.median(runs, LoadResult::stolenPercent),
                Duel.median(runs, LoadResult::othersPercent),
                Duel.cleanOf(runs),
                runs.size());
    }
}
