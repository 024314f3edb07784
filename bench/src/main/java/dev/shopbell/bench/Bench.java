package dev.shopbell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The command `./shopbell bench`.
public final class Bench {
    private static final String HELP = """
            Usage: ./shopbell bench [PART...] [OPTION...]

            Parts, all of them where none is named:
              throughput   as many lines as go, with 200 pairs of a shopper and an agent
              pace         500 and 1,000 lines a second, whatever comes of them
              idle         15,000 visitors who say nothing
              intake       2,000 page views a second
              visitors     the list of 15,000 visitors in motion, watched by five
              invitation   deciding whether to invite, with 15,000 visitors there
              empty        memory of a server with an empty shop
              start        second start to first answered request
              weight       bytes of a shop's page
              line         opening and acknowledgement at 48 kbit/s and 150 ms, in a browser
              page         what the widget costs a product page, in a browser four times slower

            Options:
              --rounds N      runs of each load on floor and on product, in turn (3)
              --warm-up S     seconds before each run that do not count (8; page views 20)
              --measured S    seconds of each run that count (10)
              --pairs N       pairs of the loads (200)
              --visitors N    of the idle part (15000)
              --java OPTIONS  further options for the server's Java, separated by spaces
              --out FOLDER    where the report goes (bench/results)

            Two more commands, run by the others in processes of their own: `floor` and `load`.
            """;
    private static final Set<String> MEASURING =
            Set.of("rounds", "warm-up", "measured", "pairs", "visitors", "java", "out");

    private Bench() {}

    /// Runs a command. Exits with 1 if a bound is missed, with 2 if the command makes no sense.
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> words = Arrays.asList(arguments);
        try {
            run(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + HELP);
            System.exit(2);
        }
    }

    private static void run(List<String> words) throws IOException, SQLException, InterruptedException {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        switch (command) {
            case "help", "--help", "-h" -> System.out.print(HELP);
            case "floor" -> floor(rest);
            case "load" -> load(rest);
            default -> measure(words);
        }
    }

    private static void measure(List<String> words) throws IOException, SQLException, InterruptedException {
        int firstOption = 0;
        while (firstOption < words.size() && !words.get(firstOption).startsWith("--")) {
            firstOption++;
        }
        Set<String> parts = new HashSet<>(words.subList(0, firstOption));
        if (parts.isEmpty()) {
            parts = Measuring.PARTS;
        }
        for (String part : parts) {
            if (!Measuring.PARTS.contains(part)) {
                throw new IllegalArgumentException("There is no part " + part + ".");
            }
        }
        Options options = Options.parse(words.subList(firstOption, words.size()), MEASURING);
        Report report = new Measuring(options).run(parts);
        System.out.println(report.markdown());
        System.exit(report.allKept() ? 0 : 1);
    }

    private static void floor(List<String> words) throws SQLException {
        Options options = Options.parse(words, Set.of("port", "data"));
        Floor.serve(Path.of(options.required("data")), (int) options.number("port", 7440));
    }

    private static void load(List<String> words) throws IOException, InterruptedException {
        Options options = Options.parse(
                words,
                Set.of(
                        "url",
                        "target",
                        "cookie",
                        "site",
                        "pairs",
                        "per-second",
                        "warm-up",
                        "measured",
                        "visitors",
                        "server",
                        "postgres"));
        LoadPlan plan = new LoadPlan(
                URI.create(options.required("url")),
                (int) options.number("pairs", 200),
                (int) options.number("per-second", 0),
                options.seconds("warm-up", Duration.ofSeconds(8)),
                options.seconds("measured", Duration.ofSeconds(10)),
                options.number("server", 0),
                options.number("postgres", 0));
        int visitors = (int) options.number("visitors", 0);
        Object result;
        if (visitors > 0) {
            result = IdleCrowd.run(plan, product(options, visitors));
        } else if (options.text("target", "product").equals("floor")) {
            result = LoadGenerator.run(plan, new FloorTarget());
        } else {
            result = LoadGenerator.run(plan, product(options, plan.pairs()));
        }
        System.out.println(new ObjectMapper().writeValueAsString(result));
    }

    private static ProductTarget product(Options options, int shoppers) throws IOException, InterruptedException {
        return ProductTarget.of(
                URI.create(options.required("url")), options.required("cookie"), options.required("site"), shoppers);
    }
}
