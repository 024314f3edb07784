package dev.shopbell.access;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class AccessStatementsDbTest {
    @Test
    void every_statement_fits_the_migrated_schema() {
        StatementCheck.of(TestDatabase.create("access"), "access")
                .check(AccountStore.class, PhotoStore.class, SessionStore.class, ThrottleStore.class);
    }
}
