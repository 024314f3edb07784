package dev.shopbell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The command `./shopbell bench`.
public final class Bench {
    private Bench() {}

    /// Runs a command; see `help`.
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> words = Arrays.asList(arguments);
        String command = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        switch (command) {
            case "floor" -> floor(rest);
            case "load" -> load(rest);
            default -> System.out.println("bench floor|load");
        }
    }

    private static void floor(List<String> words) throws SQLException {
        Options options = Options.parse(words, Set.of("port", "data"));
        Floor.serve(Path.of(options.required("data")), (int) options.number("port", 7440));
    }

    private static void load(List<String> words) throws IOException {
        Options options = Options.parse(
                words, Set.of("url", "target", "pairs", "per-second", "warm-up", "measured", "server", "postgres"));
        LoadPlan plan = new LoadPlan(
                URI.create(options.required("url")),
                options.text("target", "product").equals("product"),
                (int) options.number("pairs", 200),
                (int) options.number("per-second", 0),
                options.seconds("warm-up", Duration.ofSeconds(5)),
                options.seconds("measured", Duration.ofSeconds(10)),
                options.number("server", 0),
                options.number("postgres", 0));
        LoadResult result = LoadGenerator.run(plan, new FloorTarget());
        System.out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
    }
}
