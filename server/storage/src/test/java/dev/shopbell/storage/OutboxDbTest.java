package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxDbTest {
    private final Storage storage = TestDatabase.create();

    @Test
    void an_event_appended_in_a_transaction_that_rolls_back_never_was() {
        storage.jdbi().useTransaction(handle -> {
            storage.outbox().append(handle, "test", UUID.randomUUID(), 1, "{}");
            handle.rollback();
        });
        assertThat(count()).isZero();
        storage.jdbi().useTransaction(handle -> storage.outbox().append(handle, "test", UUID.randomUUID(), 1, "{}"));
        assertThat(count()).isOne();
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> storage.jdbi()
                        .useHandle(handle -> storage.outbox().append(handle, "test", UUID.randomUUID(), 1, "{}")))
                .isInstanceOf(IllegalStateException.class);
    }

    private int count() {
        return storage.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM storage.event")
                        .mapTo(int.class)
                        .one());
    }
}
