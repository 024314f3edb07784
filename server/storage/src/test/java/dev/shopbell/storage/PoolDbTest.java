package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

class PoolDbTest {
    private final Storage storage = TestDatabase.create();

    @Test
    void sessions_have_the_timeouts_of_the_configuration() {
        assertThat(show("statement_timeout")).isEqualTo("10s");
        assertThat(show("lock_timeout")).isEqualTo("5s");
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("30s");
        assertThat(show("application_name")).isEqualTo("shopbell");
    }

    @Test
    void when_all_connections_are_taken_the_next_caller_is_refused_in_time() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int connection = 0; connection < StorageConfig.DEFAULT.connections(); connection++) {
                taken.add(storage.dataSource().getConnection());
            }
            long start = System.nanoTime();
            assertThatThrownBy(() -> show("port")).hasStackTraceContaining("timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(show("port")).isNotEmpty();
    }

    @Test
    void after_a_storm_of_ended_sessions_the_pool_serves_again_by_itself() {
        for (int storm = 0; storm < 3; storm++) {
            storage.jdbi()
                    .useHandle(handle -> handle.select("""
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE datname = current_database() AND pid <> pg_backend_pid()
                            """).mapTo(int.class).one());
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> !show("port").isEmpty());
        }
    }

    @Test
    void a_failure_does_not_repeat_what_was_to_be_written() {
        storage.jdbi().useHandle(handle -> {
            handle.execute("CREATE TEMP TABLE said (line text UNIQUE)");
            handle.execute("INSERT INTO said VALUES (?)", "my card number");
            assertThatThrownBy(() -> handle.execute("INSERT INTO said VALUES (?)", "my card number"))
                    .hasStackTraceContaining("said_line_key")
                    .satisfies(failure ->
                            assertThat(Throwables.getStackTrace(failure)).doesNotContain("my card number"));
        });
    }

    @Test
    void repeated_statements_are_prepared_on_the_server() {
        storage.jdbi().useHandle(handle -> {
            for (int run = 0; run < 3; run++) {
                handle.createQuery("SELECT value FROM storage.epoch WHERE since < now() + :margin::interval")
                        .bind("margin", Duration.ofHours(1))
                        .mapTo(String.class)
                        .one();
            }
            int prepared = handle.select(
                            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE ?", "%since <%")
                    .mapTo(int.class)
                    .one();
            assertThat(prepared).isOne();
        });
    }

    private String show(String setting) {
        return storage.jdbi()
                .withHandle(handle ->
                        handle.select("SHOW " + setting).mapTo(String.class).one());
    }
}
