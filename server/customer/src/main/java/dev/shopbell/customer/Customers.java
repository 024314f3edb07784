package dev.shopbell.customer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// The door to customers. Safe for use from any thread; may wait for the database, and throws unchecked where
/// it does not answer.
public final class Customers {
    /// How long this node may go on with a link that another node revoked.
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 20_000;

    private final CustomerStore store;
    private final InstantSource clock;
    private final LoadingCache<UUID, UUID> byVisitor;

    Customers(CustomerStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.byVisitor = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build(this::findOrCreate);
    }

    /// The customer behind a visitor: an anonymous one is made the first time. However many ask at once, all
    /// get the same.
    public UUID ofVisitor(Actor.Visitor visitor) {
        return byVisitor.get(visitor.id());
    }

    /// What customers call themselves, by customer; those without a name are left out.
    public Map<UUID, String> namesOf(Collection<UUID> customers) {
        return customers.isEmpty() ? Map.of() : store.names(customers);
    }

    private UUID findOrCreate(UUID visitor) {
        return store.ofVisitor(visitor)
                .orElseGet(() -> store.createFor(visitor, UuidCreator.getTimeOrderedEpoch(), clock.instant()));
    }
}
