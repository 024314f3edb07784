package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsDbTest {
    private static final List<String> SCHEMAS = List.of("ledger");

    @Test
    void two_servers_that_start_at_once_on_an_empty_database_take_turns() throws Exception {
        String name = TestDatabase.createEmpty();
        Callable<Storage> opening = () -> TestDatabase.open(OutboxTiming.DEFAULT, name, SCHEMAS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> epochs = threads.invokeAll(List.of(opening, opening, opening)).stream()
                    .map(Future::resultNow)
                    .map(Storage::epoch)
                    .toList();
            assertThat(epochs).hasSize(3).allMatch(epochs.getFirst()::equals);
        }
    }

    @Test
    void each_schema_keeps_its_own_history() {
        Storage storage = TestDatabase.create("ledger");
        assertThat(strings(storage, "SELECT script FROM ledger.migration_history WHERE type = 'SQL'"))
                .containsExactly("V0001__ledger.sql");
        assertThat(strings(storage, "SELECT script FROM storage.migration_history WHERE type = 'SQL' ORDER BY version"))
                .containsExactly("V0001__epoch.sql", "V0002__outbox.sql");
    }

    /// So that hundreds of milliseconds of Flyway are not part of every start.
    @Test
    void a_start_with_nothing_new_does_not_ask_flyway() {
        Storage storage = TestDatabase.create("ledger");
        storage.jdbi().useHandle(handle -> handle.execute("DROP TABLE ledger.migration_history"));
        try (Storage again = again(storage)) {
            assertThat(strings(again, "SELECT to_regclass('ledger.migration_history')::text IS NULL"))
                    .containsExactly("t");
        }
    }

    @Test
    void a_database_that_a_newer_shopbell_migrated_is_refused() {
        Storage storage = TestDatabase.create("ledger");
        storage.jdbi().useHandle(handle -> {
            handle.execute("""
                    INSERT INTO ledger.migration_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    VALUES (99, '0099', 'future', 'SQL', 'V0099__future.sql', 1, 'newer', 1, true)
                    """);
            handle.execute("UPDATE storage.migrated SET fingerprint = 'of the newer' WHERE schema = 'ledger'");
        });
        assertThatThrownBy(() -> again(storage))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("If a newer Shopbell has used this database, start that one");
    }

    @Test
    void a_migration_that_was_changed_after_it_ran_is_refused() {
        Storage storage = TestDatabase.create("ledger");
        storage.jdbi().useHandle(handle -> {
            handle.execute("UPDATE ledger.migration_history SET checksum = 1 WHERE version = '0001'");
            handle.execute("UPDATE storage.migrated SET fingerprint = 'of the change' WHERE schema = 'ledger'");
        });
        assertThatThrownBy(() -> again(storage))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void a_schema_without_migrations_on_the_classpath_is_refused() {
        String name = TestDatabase.createEmpty();
        assertThatThrownBy(() -> TestDatabase.open(OutboxTiming.DEFAULT, name, List.of("forgotten")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("db/forgotten is not on the classpath");
    }

    @Test
    void a_database_that_does_not_flush_what_it_acknowledges_is_refused() {
        Storage storage = TestDatabase.create();
        storage.jdbi()
                .useHandle(
                        handle -> handle.execute("ALTER DATABASE " + name(storage) + " SET synchronous_commit = off"));
        assertThatThrownBy(() -> again(storage))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("synchronous_commit=off")
                .hasMessageContaining("ALTER SYSTEM SET synchronous_commit = on");
    }

    private static Storage again(Storage storage) {
        return TestDatabase.open(OutboxTiming.DEFAULT, name(storage), SCHEMAS);
    }

    private static String name(Storage storage) {
        return strings(storage, "SELECT current_database()").getFirst();
    }

    private static List<String> strings(Storage storage, String sql) {
        return storage.jdbi()
                .withHandle(handle -> handle.select(sql).mapTo(String.class).list());
    }
}
