package dev.shopbell.invitation;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class InvitationStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_stays_in_it() {
        Storage storage = TestDatabase.create("invitation");
        StatementCheck check = StatementCheck.of(storage, "invitation");
        check.check(InvitationStore.class, RuleStore.class);
        check.check("outcomes.sql", ReportStore.OUTCOMES);
    }
}
