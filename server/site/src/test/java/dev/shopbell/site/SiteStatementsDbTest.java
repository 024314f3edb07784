package dev.shopbell.site;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class SiteStatementsDbTest {
    @Test
    void every_statement_fits_the_migrated_schema() {
        StatementCheck.of(TestDatabase.create("site"), "site")
                .check(SiteStore.class, LogoStore.class, SiteViewStore.class);
    }
}
