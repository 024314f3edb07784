package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Plays real customer-care dialogues, which lie beside the checkout where somebody has put them, and which we may not
/// ship.
class RecordedTalksTest {
    @Test
    @Timeout(400)
    void tweetsumm_survives_a_kill_of_server_and_database_over_two_nodes()
            throws IOException, InterruptedException, SQLException {
        assumeTrue(LocalServer.isBuilt(), "the server was never built");
        Path file = LocalServer.home().resolveSibling("shared/data/dialogues/tweetsumm-train.jsonl.gz");
        assumeTrue(Files.exists(file), "there is no ../shared/data/dialogues/tweetsumm-train.jsonl.gz");
        List<Dialogue> dialogues = Dialogues.in(file);
        Outcome outcome = Replay.play(
                ReplayOptions.parse(
                        List.of("--nodes", "2", "--shoppers", "100", "--kill-server", "1", "--kill-postgres", "1")),
                dialogues);
        assertThat(outcome.isGood()).as(outcome.report()).isTrue();
        assertThat(outcome.sources()).extracting(ReadBack::lines).containsOnly(8_945);
    }
}
