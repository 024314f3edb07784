package dev.shopbell.survey;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class SurveyStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_keeps_to_it() {
        StatementCheck.of(TestDatabase.create("survey"), "survey").check(SurveyStore.class);
    }
}
