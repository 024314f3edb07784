package dev.shopbell.access;

import dev.shopbell.storage.Storage;
import java.time.InstantSource;

/// The real door, made where the application's wiring is not there.
public final class TokensForTests {
    private TokensForTests() {}

    /// Visitors' tokens in this database.
    public static VisitorTokens on(Storage storage, InstantSource clock) {
        return new AccessProducer(storage, AccessConfig.DEFAULT, clock).visitorTokens();
    }
}
