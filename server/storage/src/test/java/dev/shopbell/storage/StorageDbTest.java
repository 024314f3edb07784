package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageDbTest {
    private final Storage storage = TestDatabase.create();

    @Test
    void the_epoch_changes_when_the_database_was_restored_and_is_remembered() {
        String before = storage.epoch();
        storage.restored();
        assertThat(storage.epoch()).isNotEqualTo(before);
    }
}
