package dev.shopbell.visitor;

import dev.shopbell.access.AccountsForTests;
import dev.shopbell.storage.Storage;
import java.time.Clock;
import java.util.UUID;

/// The real door, made where the application's wiring is not there.
public final class VisitorsForTests {
    private VisitorsForTests() {}

    /// Visitors in this database.
    public static Visitors on(Storage storage) {
        VisitStore visits = new VisitStore(storage, UUID.randomUUID());
        VisitIndex index = new VisitIndex(VisitorConfig.DEFAULT);
        return new Visitors(
                new VisitorStore(storage.jdbi()),
                visits,
                index,
                new PageLines(visits, index, VisitorConfig.DEFAULT, Clock.systemUTC()),
                AccountsForTests.tokensOn(storage),
                VisitorConfig.DEFAULT,
                Clock.systemUTC());
    }
}
