package dev.shopbell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.replay.Folders;
import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The parts of a bench, each against servers with data directories of their own under the system's temporary folder.
final class Measuring {
    static final Set<String> PARTS =
            Set.of("throughput", "pace", "idle", "intake", "visitors", "invitation", "empty", "start", "weight");

    private static final int STARTS = 3;
    private static final long KIB = 1_024;
    private static final long MIB = 1_024 * KIB;

    /// An empty shop is measured after what only starting costs has settled.
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final Options options;
    private final Report report = new Report();
    private final Path folder;
    private final List<String> javaOptions;

    Measuring(Options options) throws IOException {
        this.options = options;
        this.folder = Files.createTempDirectory("shopbell-bench");
        String java = options.text("java", "");
        this.javaOptions = java.isBlank() ? List.of() : Arrays.asList(java.split(" ", -1));
    }

    Report run(Set<String> parts) throws IOException, SQLException, InterruptedException {
        try {
            report.circumstance("Machine", Circumstances.machine());
            report.circumstance("Java", Circumstances.java() + " " + String.join(" ", javaOptions));
            report.circumstance("Commit", Circumstances.commit(LocalServer.home()));
            if (parts.contains("throughput") || parts.contains("pace")) {
                duels(parts);
            }
            if (parts.contains("empty") || parts.contains("start") || parts.contains("weight")) {
                alone(parts);
            }
            if (parts.contains("idle")) {
                idle();
            }
            if (parts.contains("intake") || parts.contains("visitors") || parts.contains("invitation")) {
                storefront(parts);
            }
            report.writeTo(Path.of(options.text("out", "bench/results")), "bench");
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    private void duels(Set<String> parts) throws IOException, SQLException, InterruptedException {
        int pairs = (int) options.number("pairs", 200);
        try (FloorSubject floor = FloorSubject.start(folder.resolve("floor"));
                ProductSubject product = ProductSubject.start(folder.resolve("product"), javaOptions)) {
            report.circumstance(
                    "Database", Circumstances.durability(product.server().jdbcUrl()));
            if (parts.contains("throughput")) {
                report.addThroughput(duel(new Duel.Load("saturation", pairs, 0), floor, product));
            }
            if (parts.contains("pace")) {
                report.addPaceForCpu(duel(new Duel.Load("500/s", pairs, 500), floor, product));
                report.addPaceForLatency(duel(new Duel.Load("1,000/s", pairs, 1_000), floor, product));
            }
        }
    }

    private Duel duel(Duel.Load load, Subject floor, Subject product) throws IOException, InterruptedException {
        return Duel.fight(
                load,
                floor,
                product,
                (int) options.number("rounds", 3),
                options.seconds("warm-up", Duration.ofSeconds(8)),
                options.seconds("measured", Duration.ofSeconds(10)));
    }

    private void storefront(Set<String> parts) throws IOException, SQLException, InterruptedException {
        Storefront storefront = new Storefront(
                report,
                options.seconds("warm-up", Duration.ofSeconds(20)),
                options.seconds("measured", Duration.ofSeconds(10)));
        if (parts.contains("intake")) {
            try (FloorSubject floor = FloorSubject.start(folder.resolve("bare"));
                    ProductSubject product = ProductSubject.start(folder.resolve("intake"), javaOptions)) {
                storefront.intake(floor, product, ShopApi.SHOP_ORIGIN);
            }
        }
        if (parts.contains("visitors")) {
            try (ProductSubject product = ProductSubject.start(folder.resolve("visitors"), javaOptions)) {
                storefront.list(product, ShopApi.SHOP_ORIGIN);
            }
        }
        if (parts.contains("invitation")) {
            try (FloorSubject floor = FloorSubject.start(folder.resolve("bare-decisions"));
                    ProductSubject product = ProductSubject.start(folder.resolve("invitation"), javaOptions)) {
                storefront.invitation(floor, product, ShopApi.SHOP_ORIGIN);
            }
        }
    }

    private void alone(Set<String> parts) throws IOException, InterruptedException {
        // As `./shopbell serve` starts it.
        List<String> withArchive = new ArrayList<>(javaOptions);
        withArchive.addAll(List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-Xlog:cds*=off",
                "-Xlog:aot*=off"));
        try (ProductSubject product = ProductSubject.start(folder.resolve("alone"), withArchive)) {
            if (parts.contains("empty")) {
                Thread.sleep(SETTLE);
                long resident = new ProcessTree(product.pid(), List.of()).residentBytes();
                report.add(Check.atMost("Server with an empty shop, resident", (double) resident / MIB, 350, "MiB"));
            }
            if (parts.contains("weight")) {
                PageWeight weight = PageWeight.of(product.url(), product.siteKey());
                report.add(Check.atMost("Loader, as served", (double) weight.loaderBytes(), 1_500, "bytes"));
                report.add(Check.atMost(
                        "First opening of the panel, as served", (double) weight.panelBytes(), 14_000, "bytes"));
            }
            if (parts.contains("start")) {
                List<Duration> starts = new ArrayList<>();
                for (int i = 0; i < STARTS; i++) {
                    product.server().stop();
                    starts.add(product.server().start());
                }
                starts.sort(null);
                report.add(Check.atMost(
                        "Second start to first answer", starts.get(STARTS / 2).toMillis() / 1e3, 4, "s"));
            }
        }
    }

    private void idle() throws IOException, InterruptedException {
        int visitors = (int) options.number("visitors", 15_000);
        try (ProductSubject product = ProductSubject.start(folder.resolve("idle"), javaOptions)) {
            List<String> words = new ArrayList<>(List.of(
                    "load",
                    "--url",
                    product.url().toString(),
                    "--visitors",
                    Integer.toString(visitors),
                    "--measured",
                    "60",
                    "--server",
                    Long.toString(product.pid()),
                    "--postgres",
                    Long.toString(product.postmaster())));
            words.addAll(product.generatorOptions());
            Process crowd = OwnJvm.command(words.toArray(String[]::new))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(crowd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (crowd.waitFor() != 0) {
                throw new IOException("The idle visitors failed: " + answer);
            }
            IdleCrowd.Result result = new ObjectMapper().readValue(answer, IdleCrowd.Result.class);
            report.circumstance("Idle visitors", answer);
            report.add(Check.atMost(
                    "Memory of an idle visitor, of %,d".formatted(visitors),
                    (double) result.bytesEach() / KIB,
                    25,
                    "KiB"));
            report.add(Check.atMost("Idle visitors, processor time", result.corePercent(), 5, "% of a core"));
        }
    }
}
