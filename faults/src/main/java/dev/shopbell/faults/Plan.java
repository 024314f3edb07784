package dev.shopbell.faults;

import java.time.Duration;
import java.util.List;

/// How much is said in a run, for how long, and what is too late.
///
/// @param seed of everything that is left to chance: who speaks, what, and when a line breaks
/// @param shoppers who talk, each in a conversation of their own
/// @param agents who follow all conversations and answer
/// @param linesPerSecond of everybody together
/// @param rounds how often the fault strikes
/// @param pause between the rounds, and before the first
/// @param frozen how long PostgreSQL stands still, where it does
/// @param crowd visitors who are connected and say nothing, where there are any
/// @param backWithin how long after the mending somebody may still wait for an answer
/// @param toldWithin how long somebody may wait before they are told that the database does not answer
/// @param settings of the server, beside those that every run has
record Plan(
        long seed,
        int shoppers,
        int agents,
        int linesPerSecond,
        int rounds,
        Duration pause,
        Duration frozen,
        int crowd,
        Duration backWithin,
        Duration toldWithin,
        List<String> settings) {

    /// What the command does where it is told nothing else.
    ///
    /// PostgreSQL is frozen for longer than `storage.answerTimeout`. A client's last back-off may take 20
    /// seconds, and the attempt after it must succeed. Whoever comes while a batch waits for a frozen
    /// PostgreSQL is told after the next batch: twice `storage.answerTimeout`.
    static final Plan DEFAULT = new Plan(
            1,
            8,
            3,
            50,
            3,
            Duration.ofSeconds(4),
            Duration.ofSeconds(30),
            500,
            Duration.ofSeconds(30),
            Duration.ofSeconds(26),
            List.of());

    Plan {
        settings = List.copyOf(settings);
    }

    Plan withSeed(long other) {
        return new Plan(
                other,
                shoppers,
                agents,
                linesPerSecond,
                rounds,
                pause,
                frozen,
                crowd,
                backWithin,
                toldWithin,
                settings);
    }

    Plan withRounds(int count) {
        return new Plan(
                seed, shoppers, agents, linesPerSecond, count, pause, frozen, crowd, backWithin, toldWithin, settings);
    }

    Plan withTalkers(int shopperCount, int agentCount) {
        return new Plan(
                seed,
                shopperCount,
                agentCount,
                linesPerSecond,
                rounds,
                pause,
                frozen,
                crowd,
                backWithin,
                toldWithin,
                settings);
    }

    Plan withRate(int lines) {
        return new Plan(seed, shoppers, agents, lines, rounds, pause, frozen, crowd, backWithin, toldWithin, settings);
    }

    Plan withCrowd(int count) {
        return new Plan(
                seed, shoppers, agents, linesPerSecond, rounds, pause, frozen, count, backWithin, toldWithin, settings);
    }
}
