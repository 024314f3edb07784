package dev.shopbell.replay;

import dev.shopbell.protocol.Entry;
import dev.shopbell.replay.Dialogue.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The command `./shopbell replay`.
public final class Replay {
    private final ReplayOptions options;

    private Replay(ReplayOptions options) {
        this.options = options;
    }

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
        } catch (IOException e) {
            System.err.println("The recording cannot be read: " + e.getMessage());
            return 2;
        }
        try {
            Outcome outcome = new Replay(options).play(dialogues);
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
        return new Replay(options).play(dialogues);
    }

    private Outcome play(List<Dialogue> dialogues) throws IOException, InterruptedException, SQLException {
        if (!options.ownServers()) {
            try (GivenStage stage = new GivenStage(options)) {
                return play(stage, dialogues);
            }
        }
        System.err.println("Starting " + (options.nodes() == 1 ? "a server" : options.nodes() + " servers") + " ...");
        try (OwnStage stage = OwnStage.start(options)) {
            Thread onInterrupt = new Thread(stage::close, "close-servers");
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            Outcome outcome = play(stage, dialogues);
            if (!outcome.isGood()) {
                System.err.println("Data and logs of the servers are kept in " + stage.keep());
            }
            return outcome;
        }
    }

    private Outcome play(Stage stage, List<Dialogue> dialogues) throws IOException, InterruptedException, SQLException {
        List<Script> scripts = dialogues.stream().map(Script::of).toList();
        long total = scripts.stream().mapToLong(script -> script.lines().size()).sum();
        List<String> troubles = new ArrayList<>();
        try (Progress progress = Progress.of(total, "messages")) {
            Tally tally = new Tally(progress::done);
            List<Talk> talks =
                    scripts.stream().map(script -> new Talk(script, tally)).toList();
            Duration playing;
            try (Player player = Player.at(stage, options)) {
                long begun = System.nanoTime();
                if (stage instanceof OwnStage own) {
                    try (Disturbances disturbances = new Disturbances(own, options, tally, progress, total)) {
                        player.play(talks);
                        troubles.addAll(disturbances.finish());
                    }
                } else {
                    player.play(talks);
                }
                playing = Duration.ofNanos(System.nanoTime() - begun);
            }
            return new Outcome(talks, readBack(stage, talks), troubles, tally, playing);
        }
    }

    private List<ReadBack> readBack(Stage stage, List<Talk> talks)
            throws IOException, InterruptedException, SQLException {
        List<ReadBack> sources = new ArrayList<>();
        ShopApi api = stage.nodes().getFirst().api();
        sources.add(new ReadBack("heard by shoppers").all(talks, talk -> talk.heard(Side.SHOPPER)));
        sources.add(new ReadBack("heard by agents").all(talks, talk -> talk.heard(Side.AGENT)));
        sources.add(new ReadBack("read by shoppers").all(talks, talk -> asShopper(api, talk)));
        sources.add(new ReadBack("read by agents").all(talks, talk -> asAgent(api, talk)));
        String jdbcUrl = stage.jdbcUrl();
        if (jdbcUrl != null) {
            List<UUID> visitors = talks.stream()
                    .flatMap(talk -> talk.shopper().stream())
                    .map(ShopApi.Shopper::visitor)
                    .toList();
            DatabaseEntries entries = DatabaseEntries.of(jdbcUrl, visitors);
            sources.add(new ReadBack("database, staff's view")
                    .all(talks, talk -> DatabaseEntries.of(talk, entries.asStaffCount())));
            sources.add(new ReadBack("database, shoppers' view")
                    .all(talks, talk -> DatabaseEntries.of(talk, entries.asShoppersCount())));
        }
        return sources;
    }

    private List<Entry> asShopper(ShopApi api, Talk talk) throws IOException, InterruptedException {
        if (talk.shopper().isEmpty() || talk.conversation().isEmpty()) {
            return List.of();
        }
        return Retry.until(
                options.patience(),
                () -> api.entries(
                        talk.shopper().orElseThrow(), talk.conversation().orElseThrow()));
    }

    private List<Entry> asAgent(ShopApi api, Talk talk) throws IOException, InterruptedException {
        if (talk.agent().isEmpty() || talk.conversation().isEmpty()) {
            return List.of();
        }
        return Retry.until(
                options.patience(),
                () -> api.entries(
                        talk.agent().orElseThrow(), talk.conversation().orElseThrow()));
    }
}
