package dev.shopbell.desk;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class DeskStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_reads_only_what_others_publish() {
        StatementCheck.of(TestDatabase.create("conversation", "desk"), "desk")
                .readingViews()
                .check(DeskStore.class);
    }
}
