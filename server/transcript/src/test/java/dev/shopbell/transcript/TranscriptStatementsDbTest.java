package dev.shopbell.transcript;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class TranscriptStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_keeps_to_it() {
        StatementCheck.of(TestDatabase.create("transcript"), "transcript").check(MailStore.class);
    }
}
