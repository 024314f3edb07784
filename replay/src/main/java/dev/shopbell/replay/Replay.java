package dev.shopbell.replay;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// The command `./shopbell replay`.
public final class Replay {
    private Replay() {}

    /// Plays a recording. Exits with 1 on any difference, with 2 if the command makes no sense.
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.asList(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(ReplayOptions.HELP);
            return;
        }
        System.exit(run(words));
    }

    private static int run(List<String> words) throws InterruptedException {
        ReplayOptions options;
        List<Dialogue> dialogues;
        try {
            options = ReplayOptions.parse(words);
            dialogues = read(options);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (NoSuchFileException e) {
            System.err.println("There is no file " + e.getFile() + ".");
            return 2;
        } catch (IOException e) {
            System.err.println("The recording cannot be read: " + e.getMessage());
            return 2;
        }
        try {
            Outcome outcome = play(options, dialogues);
            System.out.print(outcome.report());
            return outcome.isGood() ? 0 : 1;
        } catch (IOException | SQLException e) {
            System.err.println("The replay ended early: " + e.getMessage());
            return 1;
        }
    }

    private static List<Dialogue> read(ReplayOptions options) throws IOException {
        Path file = options.file();
        List<Dialogue> all = file == null ? Dialogues.shipped() : Dialogues.in(file);
        List<Dialogue> wanted =
                options.dialogues() == 0 ? all : all.subList(0, Math.min(all.size(), options.dialogues()));
        if (wanted.isEmpty()) {
            throw new IOException("there is no dialogue in it.");
        }
        return wanted;
    }

    /// Plays dialogues as the options say, reads them back and compares.
    static Outcome play(ReplayOptions options, List<Dialogue> dialogues)
            throws IOException, InterruptedException, SQLException {
        if (!options.ownServers()) {
            try (GivenStage stage = new GivenStage(options)) {
                return play(stage, options, dialogues);
            }
        }
        System.err.println("Starting " + (options.nodes() == 1 ? "a server" : options.nodes() + " servers") + " ...");
        try (OwnStage stage = OwnStage.start(options)) {
            boolean good = false;
            try {
                Outcome outcome = play(stage, options, dialogues);
                good = outcome.isGood();
                return outcome;
            } finally {
                if (!good) {
                    System.err.println("Data and logs of the servers are kept in " + stage.keep());
                }
            }
        }
    }

    /// Likewise, where servers run already.
    static Outcome play(Stage stage, ReplayOptions options, List<Dialogue> dialogues)
            throws IOException, InterruptedException, SQLException {
        Performance performance = Performance.on(stage, options, dialogues);
        System.err.println("Reading everything back ...");
        return new Outcome(performance, ReadBack.of(stage, performance.talks(), options.patience()));
    }
}
