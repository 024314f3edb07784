package dev.shopbell.ticket;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class TicketStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_keeps_to_it() {
        StatementCheck.of(TestDatabase.create("ticket"), "ticket").check(RequestStore.class);
    }
}
