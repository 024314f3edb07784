package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Plays the shipped dialogues through a real server. Its jar must have been built, which `mvn verify` does before it
/// comes to this module.
@Timeout(240)
class ReplayTest {
    private static final List<Dialogue> DIALOGUES = Dialogues.shipped();

    private static OwnStage stage;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(LocalServer.isBuilt(), "the server was never built");
        stage = OwnStage.start(options());
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void dialogues_are_there_once_and_in_order() throws IOException, InterruptedException, SQLException {
        assertGood(play(options("--long-poll", "50")));
    }

    @Test
    void nothing_is_lost_or_doubled_when_server_and_database_are_killed_in_the_middle()
            throws IOException, InterruptedException, SQLException {
        long server = stage.pid();
        long postgres = stage.postmaster();
        assertGood(play(options("--pace", "100ms", "--kill-server", "1", "--kill-postgres", "1")));
        assertThat(stage.pid()).isNotEqualTo(server);
        assertThat(stage.postmaster()).isNotEqualTo(postgres);
    }

    @Test
    void servers_that_run_already_are_played_on_with_accounts_that_are_there()
            throws IOException, InterruptedException, SQLException {
        String url = stage.nodes().getFirst().url().toString();
        Outcome outcome = Replay.play(
                options("--url", url, "--sign-in", ShopApi.OWNER + ":" + ShopApi.PASSWORD), DIALOGUES.subList(0, 2));
        assertGood(outcome);
        assertThat(outcome.sources())
                .as("without the database's URL only what was heard and what the API says")
                .hasSize(4);
    }

    @Test
    void each_fault_that_is_planted_in_the_database_is_found() throws IOException, InterruptedException, SQLException {
        Performance performance = Performance.on(stage, options(), DIALOGUES);
        List<SpokenLine> lines = performance.talks().getFirst().lines();

        change("UPDATE conversation.entry SET text = text || '.'", lines.get(0));
        assertThat(found(performance)).satisfies(found -> {
            assertThat(found.changed()).isPositive();
            assertThat(found.lost() + found.reordered() + found.invented() + found.misnumbered())
                    .isZero();
        });

        change("UPDATE conversation.entry SET number = number + 100, shopper_number = number + 100", lines.get(1));
        assertThat(found(performance)).satisfies(found -> {
            assertThat(found.reordered()).isPositive();
            assertThat(found.misnumbered()).isPositive();
            assertThat(found.lost() + found.invented()).isZero();
        });

        change("DELETE FROM conversation.entry", lines.get(2));
        assertThat(found(performance)).satisfies(found -> {
            assertThat(found.lost()).isPositive();
            assertThat(found.invented()).isZero();
        });

        change("UPDATE conversation.entry SET client_id = gen_random_uuid()", lines.get(3));
        assertThat(found(performance).invented()).isPositive();

        assertThat(found(performance).doubled()).isZero();
        change("""
                INSERT INTO conversation.entry
                    (conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text)
                SELECT conversation_id, number + 50, shopper_number + 50, kind, author_kind, gen_random_uuid(),
                       client_id, at, text
                FROM conversation.entry
                """, lines.get(4));
        assertThat(found(performance).doubled()).isPositive();
    }

    private static Outcome play(ReplayOptions options) throws IOException, InterruptedException, SQLException {
        return Replay.play(stage, options, DIALOGUES);
    }

    private static void assertGood(Outcome outcome) {
        assertThat(outcome.isGood()).as(outcome.report()).isTrue();
        int lines = outcome.sources().getFirst().lines();
        assertThat(lines).isGreaterThan(10);
        assertThat(outcome.sources()).extracting(ReadBack::lines).containsOnly(lines);
        assertThat(outcome.performance().tally().delivered()).isEqualTo(lines);
    }

    /// What both views of the database have, and nothing else.
    private static Comparison found(Performance performance) throws IOException, InterruptedException, SQLException {
        Comparison sum = Comparison.NOTHING;
        for (ReadBack source : ReadBack.of(stage, performance.talks(), Duration.ofSeconds(5))) {
            if (source.source().startsWith("database")) {
                sum = sum.plus(source.comparison());
            }
        }
        return sum;
    }

    private static void change(String change, SpokenLine spoken) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(stage.jdbcUrl());
                PreparedStatement statement = connection.prepareStatement(change + " WHERE client_id = ?")) {
            statement.setObject(1, spoken.line().clientId());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static ReplayOptions options(String... more) {
        List<String> words = new ArrayList<>(List.of("--agents", "2", "--patience", "90s"));
        words.addAll(Arrays.asList(more));
        return ReplayOptions.parse(words);
    }
}
