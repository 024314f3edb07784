package dev.shopbell.conversation;

import dev.shopbell.storage.Storage;

/// The real door, made where the application's wiring is not there.
public final class WaitsForTests {
    private WaitsForTests() {}

    /// Waits in this database.
    public static Waits on(Storage storage) {
        return new Waits(new WaitStore(storage.jdbi()));
    }
}
