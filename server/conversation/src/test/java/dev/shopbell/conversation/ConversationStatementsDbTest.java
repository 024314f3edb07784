package dev.shopbell.conversation;

import dev.shopbell.storage.StatementCheck;
import dev.shopbell.storage.TestDatabase;
import org.junit.jupiter.api.Test;

class ConversationStatementsDbTest {
    @Test
    void every_statement_fits_the_schema_and_keeps_to_it() {
        StatementCheck.of(TestDatabase.create("conversation"), "conversation")
                .check(ConversationStore.class, MessageLogStore.class, EntryOutbox.class, WaitStore.class);
    }
}
