package dev.shopbell.ticket;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.customer.Customers;
import dev.shopbell.http.AddressKey;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The door to what shoppers leave to be answered by mail. Safe for use from any thread; waits for the database, and
/// throws unchecked where it does not answer.
public final class Tickets {
    /// Six digits are short enough to be read over the phone.
    private static final long FIRST_NUMBER = 100_000;

    /// So often a number of one length is drawn before a digit is added: with a tenth of them given, once in
    /// 100,000 requests.
    private static final int DRAWS = 5;

    private static final int MOST_LISTED = 200;

    private final RequestStore store;
    private final Conversations conversations;
    private final Customers customers;
    private final Function<UUID, @Nullable Page> pageOf;
    private final Predicate<UUID> asksConsent;
    private final TicketConfig config;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param pageOf what a visitor looks at
    /// @param asksConsent whether a site asks for consent
    Tickets(
            RequestStore store,
            Conversations conversations,
            Customers customers,
            Function<UUID, @Nullable Page> pageOf,
            Predicate<UUID> asksConsent,
            TicketConfig config,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.conversations = conversations;
        this.customers = customers;
        this.pageOf = pageOf;
        this.asksConsent = asksConsent;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /// Keeps a request, once for its client id.
    ///
    /// @param address where it comes from, to be counted
    public LeaveOutcome leave(Actor.Visitor visitor, NewRequest wanted, String address) {
        String complaint = wanted.complaint(asksConsent.test(visitor.site()));
        if (complaint != null) {
            return new LeaveOutcome.Refused(Problem.INVALID, complaint);
        }
        Optional<Request> before = store.byClientId(visitor.id(), wanted.clientId());
        if (before.isPresent()) {
            return repeated(before.get(), wanted);
        }
        if (wanted.conversation() != null
                && conversations.find(visitor, wanted.conversation()).isEmpty()) {
            return new LeaveOutcome.Refused(Problem.NOT_FOUND, null);
        }
        Instant now = clock.instant();
        Instant windowStart = now.minus(config.window());
        if (store.countOf(visitor.id(), windowStart) >= config.perVisitor()
                || store.countIntake(AddressKey.of(address), now, windowStart) > config.perAddress()) {
            return new LeaveOutcome.Refused(Problem.TOO_MANY, null);
        }
        return add(visitor, wanted, now);
    }

    private LeaveOutcome add(Actor.Visitor visitor, NewRequest wanted, Instant now) {
        UUID customer = customers.ofVisitor(visitor);
        Page page = pageOf.apply(visitor.id());
        for (long digits = FIRST_NUMBER; ; digits *= 10) {
            for (int draw = 0; draw < DRAWS; draw++) {
                Request request = new Request(
                        UuidCreator.getTimeOrderedEpoch(),
                        random.nextLong(digits, 10 * digits),
                        visitor.site(),
                        customer,
                        visitor.id(),
                        wanted.conversation(),
                        wanted.clientId(),
                        wanted.name(),
                        wanted.email(),
                        wanted.question(),
                        page,
                        wanted.plainLanguage(),
                        now,
                        RequestState.OPEN,
                        null,
                        now);
                if (store.add(request)) {
                    return new LeaveOutcome.Left(request);
                }
                // Either the number is given already, or the same request came twice at once.
                Optional<Request> other = store.byClientId(visitor.id(), wanted.clientId());
                if (other.isPresent()) {
                    return repeated(other.get(), wanted);
                }
            }
        }
    }

    private static LeaveOutcome repeated(Request before, NewRequest wanted) {
        return before.saysTheSameAs(wanted)
                ? new LeaveOutcome.Left(before)
                : new LeaveOutcome.Refused(Problem.CLIENT_ID_REUSED, null);
    }

    /// What a browser left under this client id, if anything.
    public Optional<Request> leftBy(Actor.Visitor visitor, UUID clientId) {
        return store.byClientId(visitor.id(), clientId);
    }

    /// What is to be done, the oldest first; at most some hundred.
    public List<Request> toDo() {
        return store.toDo(MOST_LISTED);
    }

    /// What was done last, the newest first; at most some hundred.
    public List<Request> done() {
        return store.done(MOST_LISTED);
    }

    /// What was left to go on from a conversation, the oldest first: whoever answers there need not, or knows where.
    public List<Request> ofConversation(Actor.Staff staff, UUID conversation) {
        return store.ofConversation(conversation);
    }

    /// How many nobody is at work on.
    public int countOpen() {
        return store.countOpen();
    }

    /// Makes a member of staff the owner.
    ///
    /// @param seen when the request had changed last as they saw it, here and below: so nobody takes from another
    ///     what they believe to be free
    public StepOutcome take(Actor.Staff staff, UUID id, Instant seen) {
        return step(id, seen, RequestState.TAKEN, request -> staff.id());
    }

    /// Takes it out of everybody's hands.
    public StepOutcome release(Actor.Staff staff, UUID id, Instant seen) {
        return step(id, seen, RequestState.OPEN, request -> null);
    }

    /// Says that nothing is left to do; whoever owns it keeps it.
    public StepOutcome finish(Actor.Staff staff, UUID id, Instant seen) {
        return step(id, seen, RequestState.DONE, request -> ownerOr(request, staff));
    }

    /// Takes a done one up again, for its owner.
    public StepOutcome reopen(Actor.Staff staff, UUID id, Instant seen) {
        return step(id, seen, RequestState.TAKEN, request -> ownerOr(request, staff));
    }

    private StepOutcome step(UUID id, Instant seen, RequestState state, Function<Request, @Nullable UUID> owner) {
        Optional<Request> before = store.find(id);
        if (before.isEmpty()) {
            return new StepOutcome.Refused(Problem.NOT_FOUND);
        }
        return store.change(id, seen, state, owner.apply(before.get()), clock.instant())
                .<StepOutcome>map(StepOutcome.Done::new)
                .orElseGet(() -> new StepOutcome.Refused(Problem.STALE_REQUEST));
    }

    /// Deletes a request for good, with the name and address in it; whether it was there. Who may is for its caller to
    /// know.
    public boolean delete(Actor.Staff staff, UUID id) {
        return store.delete(id);
    }

    /// Deletes what was done long ago: [TicketConfig#doneKept].
    void deleteOld() {
        store.deleteDone(clock.instant().minus(config.doneKept()));
    }

    /// One customer is another from now on: so is who asked.
    public void join(Actor.Visitor visitor, UUID from, UUID to) {
        store.join(visitor.site(), from, to);
    }

    /// Conversations were deleted: so is what was left to go on from them, with its name and address.
    public void erased(Handle handle, List<Event> events) {
        events.forEach(event -> store.erase(handle, event.subject()));
    }

    private static UUID ownerOr(Request request, Actor.Staff staff) {
        UUID owner = request.owner();
        return owner == null ? staff.id() : owner;
    }
}
