package dev.shopbell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Floor and product under the same load, in turn, so that what disturbs the machine for a while disturbs both.
///
/// @param floor every run of the floor
/// @param product every run of the product
record Duel(Load load, List<LoadResult> floor, List<LoadResult> product) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// Of a pair of runs, each is repeated until it is clean, so often at most.
    private static final int TRIES = 3;

    /// A kind of load.
    ///
    /// @param perSecond lines a second; 0 for as many as go
    record Load(String name, int pairs, int perSecond) {}

    static Duel fight(Load load, Subject floor, Subject product, int rounds, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        List<LoadResult> floors = new ArrayList<>();
        List<LoadResult> products = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            floors.add(cleanRun(load, floor, warmUp, measured));
            products.add(cleanRun(load, product, warmUp, measured));
        }
        return new Duel(load, floors, products);
    }

    /// The median over the clean runs; over all where there is no clean one.
    static double median(List<LoadResult> runs, ToDoubleFunction<LoadResult> figure) {
        List<LoadResult> clean = runs.stream().filter(LoadResult::undisturbed).toList();
        double[] figures = (clean.isEmpty() ? runs : clean)
                .stream().mapToDouble(figure).sorted().toArray();
        int middle = figures.length / 2;
        return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
    }

    /// How many runs were clean.
    static long cleanOf(List<LoadResult> runs) {
        return runs.stream().filter(LoadResult::undisturbed).count();
    }

    /// The first clean run of a few; the least disturbed of them where none was.
    private static LoadResult cleanRun(Load load, Subject subject, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        List<LoadResult> tries = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            LoadResult result = run(load, subject, warmUp, measured);
            System.err.println(oneLine(load, subject, result));
            if (result.undisturbed()) {
                return result;
            }
            tries.add(result);
        }
        return tries.stream()
                .min(Comparator.comparingInt(LoadResult::failures)
                        .thenComparingDouble(result -> result.stolenPercent() + result.othersPercent()))
                .orElseThrow();
    }

    static LoadResult run(Load load, Subject subject, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of(
                "load",
                "--url",
                subject.url().toString(),
                "--pairs",
                Integer.toString(load.pairs()),
                "--per-second",
                Integer.toString(load.perSecond()),
                "--warm-up",
                Long.toString(warmUp.toSeconds()),
                "--measured",
                Long.toString(measured.toSeconds()),
                "--server",
                Long.toString(subject.pid()),
                "--postgres",
                Long.toString(subject.postmaster())));
        options.addAll(subject.generatorOptions());
        Process generator = OwnJvm.command(options.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (generator.waitFor() != 0) {
            throw new IOException("The load generator failed: " + output);
        }
        return JSON.readValue(lastLine(output), LoadResult.class);
    }

    private static String lastLine(String output) {
        return Arrays.asList(output.strip().split("\n", -1)).getLast();
    }

    private static String oneLine(Load load, Subject subject, LoadResult result) {
        return "%-10s %-8s %,9.0f/s  %6.1f us (%.1f + %.1f)  ack %.2f/%.2f ms  delivery %.2f/%.2f ms  %s"
                .formatted(
                        load.name(),
                        subject.name(),
                        result.perSecond(),
                        result.cpuMicros(),
                        result.serverMicros(),
                        result.postgresMicros(),
                        result.acknowledgement().p50(),
                        result.acknowledgement().p99(),
                        result.delivery().p50(),
                        result.delivery().p99(),
                        result.undisturbed()
                                ? "clean"
                                : "disturbed: stolen %.1f %%, others %.1f %% %s"
                                        .formatted(
                                                result.stolenPercent(), result.othersPercent(), result.firstFailure()));
    }
}
