package dev.shopbell.customer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The door to customers. Safe for use from any thread; may wait for the database, and throws unchecked where
/// it does not answer.
public final class Customers {
    /// How long this node may go on with a link that another node revoked.
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 20_000;

    private final CustomerStore store;
    private final InstantSource clock;
    private final LoadingCache<UUID, UUID> byVisitor;
    private final List<JoiningListener> joiningListeners = new CopyOnWriteArrayList<>();

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

    /// Who customers are, by customer; those of whom nothing is known are left out.
    public Map<UUID, Person> personsOf(Collection<UUID> customers) {
        return customers.isEmpty() ? Map.of() : store.persons(customers);
    }

    /// Hears that a visitor who wrote as somebody nameless is about to be a known customer, and again that they
    /// are: whoever keeps something of the first moves it to the second. What it throws goes to who identifies,
    /// and is tried again with the next page.
    public interface JoiningListener {
        /// What belongs to one customer is to belong to the other.
        void joins(Actor.Visitor visitor, UUID from, UUID to);
    }

    /// Hears of joinings, on the thread that identifies.
    public void onJoining(JoiningListener listener) {
        joiningListeners.add(listener);
    }

    /// Whether the visitor may be this person, as far as is known: not if they were known to be another.
    public boolean mayBe(Actor.Visitor visitor, Person person) {
        if (person.id() == null) {
            return true;
        }
        return store.ofVisitor(visitor.id())
                .map(customer -> store.persons(List.of(customer)).get(customer))
                .map(known -> known.id() == null || known.id().equals(person.id()))
                .orElse(true);
    }

    /// What is said of a visitor holds from now on. One who has proven who they are is the one customer of their
    /// site that this person is, with what they wrote before; where proof lacks, it is noted beside the name they
    /// have and changes nothing else. Ask [#mayBe] first.
    ///
    /// @return whether the visitor is another customer than before, and may read what they could not
    public boolean identify(Actor.Visitor visitor, Person person) {
        if (person.proof() != Proof.PROVEN) {
            store.call(ofVisitor(visitor), visitor.site(), person);
            return false;
        }
        Instant now = clock.instant();
        UUID customer = store.proven(visitor.site(), person, UuidCreator.getTimeOrderedEpoch(), now);
        UUID before = store.ofVisitor(visitor.id()).orElse(null);
        if (customer.equals(before)) {
            return false;
        }
        // Before the link, so that a crash in between is mended by the next time; and after it, for what was written
        // meanwhile.
        join(visitor, before, customer);
        if (!store.link(visitor.id(), customer, now)) {
            throw new IllegalStateException("identified twice at the same time");
        }
        byVisitor.put(visitor.id(), customer);
        join(visitor, before, customer);
        return true;
    }

    /// The visitor is nobody's any more.
    public void leave(Actor.Visitor visitor) {
        store.unlink(visitor.id(), clock.instant());
        byVisitor.invalidate(visitor.id());
    }

    private void join(Actor.Visitor visitor, @Nullable UUID from, UUID to) {
        if (from != null) {
            joiningListeners.forEach(listener -> listener.joins(visitor, from, to));
        }
    }

    /// The same by visitor, for those whose customer has a name.
    public Map<UUID, String> namesOfVisitors(Collection<UUID> visitors) {
        return visitors.isEmpty() ? Map.of() : store.namesOfVisitors(visitors);
    }

    private UUID findOrCreate(UUID visitor) {
        return store.ofVisitor(visitor)
                .orElseGet(() -> store.createFor(visitor, UuidCreator.getTimeOrderedEpoch(), clock.instant()));
    }
}
