package dev.shopbell.customer;

import dev.shopbell.storage.Storage;
import java.time.Clock;

/// The real door, made where the application's wiring is not there.
public final class CustomersForTests {
    private CustomersForTests() {}

    /// Customers in this database.
    public static Customers on(Storage storage) {
        return new Customers(new CustomerStore(storage.jdbi()), Clock.systemUTC());
    }
}
