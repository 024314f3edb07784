package dev.shopbell.customer;

import dev.shopbell.storage.Storage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes this module's objects.
final class CustomerProducer {
    @Produces
    @Singleton
    Customers customers(Storage storage, InstantSource clock) {
        return new Customers(new CustomerStore(storage.jdbi()), clock);
    }

    @Produces
    @Singleton
    Identities identities(Storage storage, InstantSource clock) {
        return new Identities(new IdentityKeyStore(storage.jdbi()), clock);
    }
}
