package dev.shopbell.access;

import dev.shopbell.storage.Storage;
import java.time.Clock;

/// The real doors, made where the application's wiring is not there.
public final class AccountsForTests {
    private AccountsForTests() {}

    /// Accounts in this database.
    public static Accounts on(Storage storage) {
        return new AccessProducer(storage, AccessConfig.DEFAULT, Clock.systemUTC()).accounts();
    }

    /// Visitors' tokens in this database.
    public static VisitorTokens tokensOn(Storage storage) {
        return new AccessProducer(storage, AccessConfig.DEFAULT, Clock.systemUTC()).visitorTokens();
    }
}
