package dev.shopbell.visitor;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class VisitorStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_keeps_to_it() {
        StatementCheck.of(TestDatabase.create("visitor"), "visitor")
                .check(VisitorStore.class, VisitStore.class, BlockStore.class);
    }
}
