package dev.shopbell.visitor;

import dev.shopbell.access.AccountsForTests;
import dev.shopbell.storage.Storage;
import java.time.Clock;

/// The real door, made where the application's wiring is not there.
public final class VisitorsForTests {
    private VisitorsForTests() {}

    /// Visitors in this database.
    public static Visitors on(Storage storage) {
        return new Visitors(
                new VisitorStore(storage.jdbi()),
                AccountsForTests.tokensOn(storage),
                VisitorConfig.DEFAULT,
                Clock.systemUTC());
    }
}
