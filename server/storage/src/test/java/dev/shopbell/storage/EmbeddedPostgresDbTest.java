package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresDbTest {
    private final TestDirectory directory;

    EmbeddedPostgresDbTest() throws IOException {
        directory = TestDirectory.prepared();
    }

    @AfterEach
    void remove() throws IOException {
        directory.close();
    }

    @Test
    void a_second_start_finds_what_the_first_wrote_in_the_same_epoch() {
        String epoch;
        try (Storage storage = open()) {
            epoch = storage.epoch();
            storage.jdbi().useHandle(handle -> handle.execute("INSERT INTO ledger.fact (words) VALUES ('kept')"));
        }
        assertThat(directory.processes().running()).isEmpty();
        try (Storage storage = open()) {
            assertThat(storage.epoch()).isEqualTo(epoch);
            assertThat(strings(storage, "SELECT words FROM ledger.fact")).containsExactly("kept");
        }
    }

    @Test
    void it_flushes_what_it_commits_and_listens_on_the_loopback_with_a_password_only() throws Exception {
        try (Storage storage = open()) {
            assertThat(show(storage, "fsync")).isEqualTo("on");
            assertThat(show(storage, "synchronous_commit")).isEqualTo("on");
            assertThat(show(storage, "full_page_writes")).isEqualTo("on");
            assertThat(show(storage, "data_checksums")).isEqualTo("on");
            assertThat(show(storage, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(storage, "unix_socket_directories")).isEmpty();
            String url = "jdbc:postgresql://127.0.0.1:" + show(storage, "port") + "/shopbell";
            assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedPostgres.USER, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        Path password = directory.path().resolve("database-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_shoppers_wrote_does_not_reach_the_log_of_postgres() throws IOException {
        try (Storage storage = open()) {
            String secret = "my-card-is-4111";
            assertThatThrownBy(() -> storage.jdbi()
                            .useHandle(handle -> handle.createUpdate(
                                            "INSERT INTO ledger.fact (id, words) VALUES (CAST(:words AS uuid), :words)")
                                    .bind("words", secret)
                                    .execute()))
                    .hasMessageContaining("uuid");
            assertThatThrownBy(() ->
                            storage.jdbi().useHandle(handle -> handle.execute("SELECT '" + secret + "' FROM nowhere")))
                    .hasMessageContaining("nowhere");
            try (var logs = Files.list(directory.path().resolve("log"))) {
                for (Path log : logs.toList()) {
                    assertThat(Files.readString(log)).doesNotContain(secret);
                }
            }
        }
    }

    @Test
    void a_second_server_on_the_directory_is_refused_within_the_process_and_from_another() {
        try (Storage storage = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("Another Shopbell server is running on the data directory");
            assertThat(new ServerProcess(directory.path()).awaitFirstLine())
                    .startsWith("refused Another Shopbell server is running on the data directory");
            // Neither attempt may have loosened the lock or touched the database.
            assertThat(new ServerProcess(directory.path()).awaitFirstLine()).startsWith("refused Another");
            assertThat(strings(storage, "SELECT 'alive'")).containsExactly("alive");
        }
    }

    @Test
    void a_directory_of_a_newer_shopbell_is_refused_and_left_alone() throws IOException {
        Files.writeString(directory.path().resolve("VERSION"), "2\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("written by a newer Shopbell (format 2, this one knows 1)");
        assertThat(Files.readString(directory.path().resolve("VERSION"))).isEqualTo("2\n");
    }

    @Test
    void a_database_of_a_newer_postgres_is_refused() throws IOException {
        Files.writeString(directory.path().resolve("database/PG_VERSION"), "99\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was written by PostgreSQL 99")
                .hasMessageContaining("Start the newer Shopbell");
    }

    @Test
    void a_missing_password_is_not_replaced_by_one_that_opens_nothing() throws IOException {
        Files.delete(directory.path().resolve("database-password"));
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("database-password is missing");
    }

    @Test
    void a_first_start_that_was_cut_short_begins_anew() throws IOException {
        try (TestDirectory fresh = TestDirectory.empty()) {
            Files.createDirectories(fresh.path().resolve("database-unfinished/base"));
            Files.createDirectories(fresh.path().resolve("postgres-unpacking-123/bin"));
            try (Storage storage = fresh.open()) {
                assertThat(strings(storage, "SELECT 'alive'")).containsExactly("alive");
            }
            assertThat(fresh.path().resolve("database-unfinished")).doesNotExist();
            assertThat(fresh.path().resolve("postgres-unpacking-123")).doesNotExist();
        }
    }

    @Test
    void a_stale_pid_file_harms_neither_the_start_nor_the_process_that_has_the_number_now() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try (Storage other = TestDatabase.create()) {
            long otherPostgres = TestDatabase.postmaster().pid();
            for (long pid : List.of(innocent.pid(), otherPostgres)) {
                Files.writeString(directory.path().resolve("database/postmaster.pid"), pid + "\n/elsewhere\n0\n5432\n");
                try (Storage storage = open()) {
                    assertThat(strings(storage, "SELECT 'alive'")).containsExactly("alive");
                }
            }
            assertThat(innocent.isAlive()).isTrue();
            assertThat(strings(other, "SELECT 'alive'")).containsExactly("alive");
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void postgres_that_will_not_start_is_reported_with_its_own_words() throws IOException {
        Files.delete(directory.path().resolve("database/global/pg_control"));
        assertThatThrownBy(this::open).isInstanceOf(StorageException.class).hasMessageContaining("pg_control");
        assertThat(directory.processes().running()).isEmpty();
    }

    @Test
    void a_frozen_postgres_is_an_error_in_bounded_time_and_work_again_when_it_thaws() {
        StorageConfig config = directory.config();
        config = new StorageConfig(
                config.dataDirectory(),
                null,
                null,
                null,
                4,
                config.sharedBuffersBytes(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                config.idleTransactionTimeout(),
                Duration.ofSeconds(1),
                config.leakTimeout(),
                config.stopTimeout());
        try (Storage storage = Storage.open(config, List.of("ledger"))) {
            List<ProcessHandle> frozen = directory.processes().running();
            frozen.forEach(process -> PostgresProcesses.signal("-STOP", process));
            for (int call = 0; call < 3; call++) {
                long start = System.nanoTime();
                assertThatThrownBy(() -> strings(storage, "SELECT 'alive'")).isInstanceOf(RuntimeException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            }
            frozen.forEach(process -> PostgresProcesses.signal("-CONT", process));
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> strings(storage, "SELECT 'alive'").equals(List.of("alive")));
        }
    }

    private Storage open() {
        return directory.open();
    }

    private static String show(Storage storage, String setting) {
        return strings(storage, "SHOW " + setting).getFirst();
    }

    private static List<String> strings(Storage storage, String sql) {
        return storage.jdbi()
                .withHandle(handle -> handle.select(sql).mapTo(String.class).list());
    }
}
