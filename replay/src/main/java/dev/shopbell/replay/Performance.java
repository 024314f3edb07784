package dev.shopbell.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Dialogues that were played.
///
/// @param talks every dialogue, whether or not it came to its end
/// @param troubles kills that went otherwise than they were asked for
/// @param duration from the first shopper to the last
record Performance(List<Talk> talks, Tally tally, List<String> troubles, Duration duration) {

    /// Plays dialogues as the options say.
    static Performance on(Stage stage, ReplayOptions options, List<Dialogue> dialogues)
            throws IOException, InterruptedException {
        List<Script> scripts = dialogues.stream().map(Script::of).toList();
        long total = scripts.stream().mapToLong(script -> script.lines().size()).sum();
        try (Player player = Player.at(stage, options);
                Progress progress = Progress.of(total, "messages")) {
            Tally tally = new Tally(progress::done);
            List<Talk> talks =
                    scripts.stream().map(script -> new Talk(script, tally)).toList();
            long begun = System.nanoTime();
            if (stage instanceof OwnStage own) {
                try (Disturbances disturbances = new Disturbances(own, options, tally, progress, total)) {
                    player.play(talks);
                    Duration duration = Duration.ofNanos(System.nanoTime() - begun);
                    return new Performance(talks, tally, disturbances.finish(), duration);
                }
            }
            player.play(talks);
            return new Performance(talks, tally, List.of(), Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
