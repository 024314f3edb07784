package dev.shopbell.customer;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class CustomerStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_keeps_to_it() {
        StatementCheck.of(TestDatabase.create("customer"), "customer")
                .check(CustomerStore.class, IdentityKeyStore.class);
    }
}
