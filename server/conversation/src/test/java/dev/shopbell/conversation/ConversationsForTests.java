package dev.shopbell.conversation;

import dev.shopbell.customer.CustomersForTests;
import dev.shopbell.storage.Storage;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// The real door, made where the application's wiring is not there.
public final class ConversationsForTests {
    private ConversationsForTests() {}

    /// Conversations in this database.
    public static Conversations on(Storage storage, ExecutorService background) {
        return on(storage, background, (actor, clientId, file) -> true);
    }

    static Conversations on(Storage storage, ExecutorService background, Conversations.FileClaims files) {
        return on(storage, background, (handle, conversation, visitor) -> Optional.empty(), files);
    }

    static Conversations on(
            Storage storage, ExecutorService background, Beginnings beginnings, Conversations.FileClaims files) {
        return new Conversations(
                new ConversationStore(storage.jdbi()),
                new MessageLogStore(storage.fixedPlans()),
                CustomersForTests.on(storage),
                beginnings,
                files,
                storage.outbox(),
                Clock.systemUTC(),
                ConversationConfig.DEFAULT,
                background);
    }
}
