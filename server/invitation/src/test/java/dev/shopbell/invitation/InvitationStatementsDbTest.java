package dev.shopbell.invitation;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class InvitationStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_reads_only_what_others_publish() {
        Storage storage = TestDatabase.create("customer", "conversation", "invitation");
        StatementCheck check = StatementCheck.of(storage, "invitation").readingViews();
        check.check(InvitationStore.class, RuleStore.class);
        check.check("outcomes.sql", ReportStore.OUTCOMES);
    }
}
