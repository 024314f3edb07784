package dev.shopbell.faults;

import dev.shopbell.replay.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// The command `./shopbell faults`.
public final class Faults {
    private Faults() {}

    /// Runs the command.
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Options options;
        try {
            options = Options.parse(
                    Arrays.asList(arguments), ThreadLocalRandom.current().nextInt(1, 1_000_000));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + " `./shopbell faults --help` says more.");
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(help());
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(Options options) throws IOException, InterruptedException, SQLException {
        System.out.println("Seed " + options.plan().seed() + "; the same one repeats a run.");
        Path kept = options.keep();
        Path folder = kept == null ? Files.createTempDirectory("shopbell-faults-") : Files.createDirectories(kept);
        List<String> broken = new ArrayList<>();
        for (Scenario scenario : options.scenarios()) {
            Optional<String> whyNot = scenario.whyNot();
            if (whyNot.isPresent()) {
                System.out.printf("%-16s SKIP  %s%n", scenario.name(), whyNot.get());
                continue;
            }
            Path own = Files.createTempDirectory(folder, scenario.name() + "-");
            try {
                Outcome outcome = Trial.run(scenario, options.plan(), own, options.plant());
                System.out.println(outcome.text());
                if (!outcome.isGood()) {
                    broken.add(scenario.name());
                }
            } catch (IOException | SQLException e) {
                System.out.println(scenario.name() + " FAIL  " + e.getMessage());
                broken.add(scenario.name());
            }
            if (!broken.contains(scenario.name()) && kept == null) {
                Folders.delete(own);
            } else {
                System.out.println("  History and logs: " + own);
            }
        }
        if (broken.isEmpty() && kept == null) {
            Folders.delete(folder);
        }
        System.out.println(broken.isEmpty() ? "Every promise was kept." : "Promises were broken: " + broken);
        return broken.isEmpty();
    }

    private static String help() {
        return """
            Usage: ./shopbell faults [SCENARIO...] [OPTION...]

            Starts the product, lets shoppers and agents talk, breaks something, mends it, and holds the whole recorded
            history against what is stored in the end. Scenarios, all of them where none is named:
            %s
            Options:
              --seed N      of everything that is left to chance (a random one, which is printed)
              --rounds N    how often the fault strikes (3)
              --shoppers N  who talk (8)
              --agents N    who answer all of them (3)
              --rate N      lines a second of everybody together (50)
              --crowd N     silent visitors of reconnect-storm (500)
              --keep DIR    keeps the data directories and histories there
              --plant NAME  spoils the database before it is read back, to see that the checker finds it:
                            %s

            Ends with 1 if a promise was not kept, with 2 if the command makes no sense.
            """.formatted(
                        Scenarios.all().stream()
                                .map(scenario -> "  %-16s %s%n".formatted(scenario.name(), scenario.what()))
                                .collect(Collectors.joining()),
                        String.join(", ", Plants.NAMED.keySet()));
    }
}
