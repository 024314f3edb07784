package dev.shopbell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopbell.faults.Violation.Invariant;
import dev.shopbell.replay.LocalServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The built product, broken for a few seconds; `./shopbell faults` breaks it for longer.
class RunningProductDbTest {
    /// One round, with a server that waits for its database for two seconds at the most.
    private static final Plan SHORT = new Plan(
            7,
            4,
            2,
            40,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(7),
            50,
            Duration.ofSeconds(40),
            Duration.ofMillis(6_500),
            List.of("storage.acquireTimeout=1s", "storage.statementTimeout=1s", "storage.answerTimeout=2s"));

    @TempDir
    private Path folder;

    @BeforeAll
    static void the_server_is_built() {
        assumeTrue(isBuilt(), "The server is not built: ./mvnw package -DskipTests -pl server/app -am");
    }

    private static boolean isBuilt() {
        try {
            return LocalServer.home().toFile().isDirectory();
        } catch (IllegalStateException notBuilt) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill-server",
                "kill-postgres",
                "freeze-postgres",
                "slow-reader",
                "cut",
                "half-open",
                "drain",
                "full-disk"
            })
    void every_promise_is_kept_through(String scenario) throws IOException, InterruptedException, SQLException {
        Plan plan = scenario.equals("slow-reader") ? SHORT.withRate(100) : SHORT;
        Scenario broken = Scenarios.named(scenario).orElseThrow();
        assumeTrue(broken.whyNot().isEmpty(), () -> scenario + " is skipped: nothing can be mounted here");
        Outcome outcome = Trial.run(broken, plan, folder, Trial.Plant.NONE);
        assertThat(outcome.violations()).as(outcome.text()).isEmpty();
        assertThat(outcome.acknowledged()).isGreaterThan(plan.linesPerSecond());
    }

    @Test
    void a_line_that_vanishes_from_the_database_is_found() throws IOException, InterruptedException, SQLException {
        Trial.Plant plant = Objects.requireNonNull(Plants.NAMED.get("lost-line"));
        Outcome outcome =
                Trial.run(Scenario.of("none", "nothing is broken", (scene, round) -> {}), SHORT, folder, plant);
        assertThat(outcome.violations()).extracting(Violation::invariant).contains(Invariant.DURABILITY);
    }
}
