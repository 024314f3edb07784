package dev.shopbell.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import dev.shopbell.conversation.MessageLogStore.Line;
import dev.shopbell.customer.Customers;
import dev.shopbell.http.Allow;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The door to conversations. Every call names who makes it, and is checked against what they may do.
///
/// Long because all that is done to a conversation goes through this one door.
///
/// Safe for use from any thread. Methods that return a future never block; the others wait for the database.
public final class Conversations implements AutoCloseable {
    /// The topic of the outbox that tells of conversations that begin; the subject is the conversation.
    public static final String OPENED = "conversation.opened";
    /// The topic that tells of conversations whose words were deleted: who holds more of them deletes it too.
    public static final String ERASED = "conversation.erased";

    private static final Logger LOG = Logger.getLogger(Conversations.class);
    private static final Set<EntryKind> TURNING =
            EnumSet.of(EntryKind.OPENED, EntryKind.REOPENED, EntryKind.CLOSED, EntryKind.ERASED);
    private static final Set<EntryKind> STAFF_SAY = Set.of(EntryKind.LINE, EntryKind.NOTE, EntryKind.FILE);

    private final ConversationStore store;
    private final MessageLog log;
    private final Joining joining;
    private final Customers customers;
    private final Readers readers;
    private final Beginnings beginnings;
    private final FileClaims files;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Executor background;
    private final List<Consumer<List<StoredEntry>>> entryListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<UUID>>> changeListeners = new CopyOnWriteArrayList<>();
    private final List<ReadingListener> readingListeners = new CopyOnWriteArrayList<>();

    Conversations(
            ConversationStore store,
            MessageLogStore messages,
            Customers customers,
            Beginnings beginnings,
            FileClaims files,
            Outbox outbox,
            InstantSource clock,
            ConversationConfig config,
            Executor background) {
        this.store = store;
        this.log = new MessageLog(messages, clock, config, this::committed);
        this.joining = new Joining(store, log, this::now);
        this.customers = customers;
        this.beginnings = beginnings;
        this.readers = new Readers(customers);
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
        this.background = background;
    }

    /// Says whether an actor may say a file under this client id, and keeps the file for it.
    interface FileClaims {
        boolean claim(Actor actor, UUID clientId, UUID file);
    }

    /// Hears that a member of staff read on.
    public interface ReadingListener {
        /// Somebody read on; not called again for the same place.
        ///
        /// @param number how far, as staff count
        void read(UUID reader, UUID conversation, int number);
    }

    /// Says a line. A shopper's line opens a conversation, or joins the open one; a line of staff names its
    /// conversation.
    ///
    /// Two lines that one author says at the same time may be stored in either order: who cares for the order
    /// says the next one when the last is answered.
    ///
    /// @param conversation absent for a shopper
    /// @param text of a file, its id
    public CompletableFuture<SayOutcome> say(
            Actor actor, UUID clientId, @Nullable UUID conversation, EntryKind kind, String text) {
        String violation = LineRules.violation(kind, text);
        if (violation != null) {
            return refused(Problem.INVALID, violation);
        }
        return kind == EntryKind.FILE
                ? withFile(actor, clientId, text, () -> sayChecked(actor, clientId, conversation, kind, text))
                : sayChecked(actor, clientId, conversation, kind, text);
    }

    /// A file is looked for before the line that holds it is written: a line costs nothing for it.
    private CompletableFuture<SayOutcome> withFile(
            Actor actor, UUID clientId, String file, Supplier<CompletableFuture<SayOutcome>> say) {
        return CompletableFuture.supplyAsync(() -> files.claim(actor, clientId, UUID.fromString(file)), background)
                .thenCompose(claimed -> claimed
                        ? say.get()
                        : refused(Problem.NOT_FOUND, "There is no file of yours that waits to be said thus."));
    }

    private CompletableFuture<SayOutcome> sayChecked(
            Actor actor, UUID clientId, @Nullable UUID conversation, EntryKind kind, String text) {
        return switch (actor) {
            case Actor.Visitor visitor -> {
                if ((kind != EntryKind.LINE && kind != EntryKind.FILE) || conversation != null) {
                    yield refused(Problem.INVALID, "A shopper says lines and files, and names no conversation.");
                }
                yield sayAsVisitor(visitor, clientId, kind, text, true);
            }
            case Actor.Staff staff -> {
                if (conversation == null || !STAFF_SAY.contains(kind)) {
                    yield refused(Problem.INVALID, "Staff say lines, notes and files, and name the conversation.");
                }
                yield log.append(new Line(conversation, staff.id(), AuthorKind.STAFF, clientId, kind, text));
            }
            case Actor.Program program -> refused(Problem.FORBIDDEN, null);
        };
    }

    /// Says a shopper's line where the open conversation is known already: no query comes before the write.
    /// Where it was closed meanwhile, the line opens another.
    CompletableFuture<SayOutcome> sayInto(
            Actor.Visitor visitor, UUID conversation, UUID clientId, EntryKind kind, String text) {
        String violation = LineRules.violation(kind, text);
        if (violation != null) {
            return refused(Problem.INVALID, violation);
        }
        return kind == EntryKind.FILE
                ? withFile(visitor, clientId, text, () -> sayIntoChecked(visitor, conversation, clientId, kind, text))
                : sayIntoChecked(visitor, conversation, clientId, kind, text);
    }

    private CompletableFuture<SayOutcome> sayIntoChecked(
            Actor.Visitor visitor, UUID conversation, UUID clientId, EntryKind kind, String text) {
        return log.append(lineOf(visitor, conversation, clientId, kind, text))
                .thenCompose(outcome -> isClosed(outcome)
                        ? sayAsVisitor(visitor, clientId, kind, text, true)
                        : CompletableFuture.completedFuture(outcome));
    }

    private CompletableFuture<SayOutcome> sayAsVisitor(
            Actor.Visitor visitor, UUID clientId, EntryKind kind, String text, boolean againIfClosed) {
        return CompletableFuture.supplyAsync(() -> conversationFor(visitor, clientId), background)
                .thenCompose(conversation -> log.append(lineOf(visitor, conversation, clientId, kind, text)))
                .thenCompose(outcome -> againIfClosed && isClosed(outcome)
                        ? sayAsVisitor(visitor, clientId, kind, text, false)
                        : CompletableFuture.completedFuture(outcome))
                .exceptionally(failure -> {
                    LOG.warnf("A shopper's conversation could not be opened: %s", failure.getMessage());
                    return SayOutcome.Refused.because(Problem.STORAGE_UNAVAILABLE);
                });
    }

    private static Line lineOf(Actor.Visitor visitor, UUID conversation, UUID clientId, EntryKind kind, String text) {
        return new Line(conversation, visitor.id(), AuthorKind.SHOPPER, clientId, kind, text);
    }

    private static boolean isClosed(SayOutcome outcome) {
        return outcome instanceof SayOutcome.Refused(Problem problem, var detail)
                && problem == Problem.CONVERSATION_CLOSED;
    }

    /// Where the line belongs: the conversation that holds it already, or the customer's open one, or a new
    /// one.
    private UUID conversationFor(Actor.Visitor visitor, UUID clientId) {
        Optional<StoredEntry> earlier = store.findByClientId(visitor.id(), clientId);
        if (earlier.isPresent()) {
            return earlier.get().conversation();
        }
        UUID customer = customers.ofVisitor(visitor);
        StoredEntry opened = opening(visitor, UuidCreator.getTimeOrderedEpoch());
        List<StoredEntry> begun = new ArrayList<>();
        UUID open = store.jdbi().inTransaction(handle -> {
            if (store.insertOpen(handle, opened.conversation(), visitor.site(), customer, visitor.id(), opened.at())) {
                store.insertEntry(handle, opened);
                outbox.append(handle, OPENED, opened.conversation(), 1, "{}");
                begun.add(opened);
                beginnings.of(handle, opened.conversation(), visitor).ifPresent(beginning -> {
                    StoredEntry invited = beginning.after(opened);
                    store.count(handle, invited);
                    store.insertEntry(handle, invited);
                    begun.add(invited);
                });
                return opened.conversation();
            }
            return store.newestOf(handle, visitor.site(), customer)
                    .orElseThrow()
                    .id();
        });
        if (!begun.isEmpty()) {
            committed(List.copyOf(begun));
        }
        return open;
    }

    private StoredEntry opening(Actor.Visitor visitor, UUID conversation) {
        return new StoredEntry(
                conversation, 1, 1, EntryKind.OPENED, AuthorKind.SHOPPER, visitor.id(), null, now(), null);
    }

    /// Makes a member of staff the assignee.
    public ChangeOutcome take(Actor.Staff staff, UUID conversation) {
        return change(staff, conversation, EntryKind.TAKEN, (handle, found) -> {
            if (found.state() == ConversationState.CLOSED) {
                return new Step.Refuse(Problem.CONVERSATION_CLOSED);
            }
            return staff.id().equals(found.assignee())
                    ? new Step.Nothing()
                    : new Step.Apply(ConversationState.OPEN, staff.id());
        });
    }

    /// Closes a conversation.
    public ChangeOutcome close(Actor.Staff staff, UUID conversation) {
        return change(
                staff,
                conversation,
                EntryKind.CLOSED,
                (handle, found) -> found.state() == ConversationState.CLOSED
                        ? new Step.Nothing()
                        : new Step.Apply(ConversationState.CLOSED, found.assignee()));
    }

    /// Opens a closed conversation again, for the member of staff who asks.
    public ChangeOutcome reopen(Actor.Staff staff, UUID conversation) {
        return change(staff, conversation, EntryKind.REOPENED, (handle, found) -> {
            if (found.state() == ConversationState.OPEN) {
                return new Step.Nothing();
            }
            if (store.isErased(handle, conversation)) {
                return new Step.Refuse(Problem.CONVERSATION_ERASED);
            }
            return store.customerHasAnotherOpen(handle, conversation)
                    ? new Step.Refuse(Problem.ANOTHER_IS_OPEN)
                    : new Step.Apply(ConversationState.OPEN, staff.id());
        });
    }

    private sealed interface Step {
        record Nothing() implements Step {}

        record Refuse(Problem problem) implements Step {}

        record Apply(ConversationState state, @Nullable UUID assignee) implements Step {}
    }

    private interface Decision {
        Step on(Handle handle, Conversation found);
    }

    /// Deletes all that was said, for the shopper and for staff; only that there was a conversation, who took part and
    /// when, stays. May be asked by the shopper whose conversation it is, and by an administrator. Closes it too.
    public ChangeOutcome erase(Actor actor, UUID conversation) {
        if (actor instanceof Actor.Staff && !actor.is(Allow.Who.ADMINISTRATOR)) {
            return new ChangeOutcome.Refused(Problem.FORBIDDEN);
        }
        if (find(actor, conversation).isEmpty()) {
            return new ChangeOutcome.Refused(Problem.NOT_FOUND);
        }
        return change(actor, conversation, EntryKind.ERASED, (handle, found) -> {
            if (store.isErased(handle, conversation)) {
                return new Step.Nothing();
            }
            store.erase(handle, conversation, now());
            outbox.append(handle, ERASED, conversation, found.lastNumber() + 1, "{}");
            return new Step.Apply(ConversationState.CLOSED, found.assignee());
        });
    }

    private ChangeOutcome change(Actor actor, UUID conversation, EntryKind kind, Decision decision) {
        StoredEntry[] added = new StoredEntry[1];
        ChangeOutcome outcome = store.jdbi().inTransaction(handle -> {
            Optional<Conversation> found = store.findLocked(handle, conversation);
            if (found.isEmpty()) {
                return new ChangeOutcome.Refused(Problem.NOT_FOUND);
            }
            return switch (decision.on(handle, found.get())) {
                case Step.Nothing() -> new ChangeOutcome.Changed();
                case Step.Refuse(Problem problem) -> new ChangeOutcome.Refused(problem);
                case Step.Apply(ConversationState state, @Nullable UUID assignee) -> {
                    StoredEntry entry = new StoredEntry(
                            conversation,
                            found.get().lastNumber() + 1,
                            found.get().lastShopperNumber() + 1,
                            kind,
                            actor instanceof Actor.Visitor ? AuthorKind.SHOPPER : AuthorKind.STAFF,
                            idOf(actor),
                            null,
                            now(),
                            null);
                    store.advance(handle, conversation, state, assignee, entry.at());
                    store.insertEntry(handle, entry);
                    added[0] = entry;
                    yield new ChangeOutcome.Changed();
                }
            };
        });
        if (added[0] != null) {
            committed(List.of(added[0]));
        }
        return outcome;
    }

    /// The files that were sent in a conversation, also in one that was deleted: so they can be deleted too.
    public List<UUID> filesOf(UUID conversation) {
        return store.filesOf(conversation);
    }

    private static UUID idOf(Actor actor) {
        return switch (actor) {
            case Actor.Visitor visitor -> visitor.id();
            case Actor.Staff staff -> staff.id();
            case Actor.Program program -> throw new IllegalArgumentException("the program changes no conversation");
        };
    }

    /// Remembers how far a member of staff has read.
    ///
    /// @param number as staff count
    public void read(Actor.Staff staff, UUID conversation, int number) {
        if (store.setReading(conversation, staff.id(), number)) {
            readingListeners.forEach(listener -> listener.read(staff.id(), conversation, number));
        }
    }

    /// The conversation, if there is one and the actor may read it.
    public Optional<Conversation> find(Actor actor, UUID conversation) {
        return store.find(conversation).filter(found -> readers.mayRead(actor, found));
    }

    /// The newest conversation of the visitor's customer on the site, an open one first.
    public Optional<Conversation> currentOf(Actor.Visitor visitor) {
        UUID customer = customers.ofVisitor(visitor);
        return store.jdbi().withHandle(handle -> store.newestOf(handle, visitor.site(), customer));
    }

    /// Gives every conversation of a customer on the visitor's site to another one; what both have open becomes
    /// one, see [Joining]. May be repeated. Waits for the database.
    public void join(Actor.Visitor visitor, UUID from, UUID to) {
        Joining.Joined joined = joining.join(visitor, from, to);
        if (!joined.entries().isEmpty()) {
            committed(joined.entries());
        }
        if (!joined.moved().isEmpty()) {
            Set<UUID> moved = Set.copyOf(joined.moved());
            changeListeners.forEach(listener -> listener.accept(moved));
        }
    }

    /// The conversations of a customer, newest first.
    public List<Conversation> ofCustomer(Actor.Staff staff, UUID customer, int limit) {
        return store.ofCustomer(customer, limit);
    }

    /// Entries of a conversation that the actor may read, as their view counts.
    ///
    /// @param after the last number not wanted
    /// @param limit the most entries to return
    public List<StoredEntry> entries(Actor actor, Conversation conversation, int after, int limit) {
        if (!readers.mayRead(actor, conversation)) {
            throw new IllegalArgumentException("checked by find");
        }
        return store.entries(conversation.id(), viewOf(actor), after, limit);
    }

    /// Entries of a conversation as its shopper sees them, for what they asked for while they might read it.
    ///
    /// @param after the last number not wanted
    /// @param limit the most entries to return
    public List<StoredEntry> entriesForShopper(Conversation conversation, int after, int limit) {
        return store.entries(conversation.id(), View.SHOPPER, after, limit);
    }

    /// How the actor sees conversations.
    static View viewOf(Actor actor) {
        return actor instanceof Actor.Visitor ? View.SHOPPER : View.STAFF;
    }

    /// Hears every entry that this node commits, in order for one conversation, right after the commit. For
    /// what may be lost: who must not miss one reads the outbox. Runs on the message path, and must not wait.
    void onEntries(Consumer<List<StoredEntry>> listener) {
        entryListeners.add(listener);
    }

    /// Hears which conversations changed by a commit of this node. May be lost; must not wait.
    public void onChange(Consumer<Set<UUID>> listener) {
        changeListeners.add(listener);
    }

    /// Hears how far staff read, on this node.
    public void onReading(ReadingListener listener) {
        readingListeners.add(listener);
    }

    /// How many lines wait for the database.
    public int queuedLines() {
        return log.queuedLines();
    }

    /// Writes what was accepted and stops taking lines.
    @Override
    public void close() {
        log.close();
    }

    /// Tells the listeners that the visitor's conversation looks different to staff, though nothing was said.
    /// Waits for the database.
    public void turnedPage(Actor.Visitor visitor) {
        currentOf(visitor)
                .filter(current -> current.state() == ConversationState.OPEN)
                .ifPresent(current -> changeListeners.forEach(listener -> listener.accept(Set.of(current.id()))));
    }

    private void committed(List<StoredEntry> entries) {
        try {
            entryListeners.forEach(listener -> listener.accept(entries));
            Set<UUID> changed = entries.stream().map(StoredEntry::conversation).collect(Collectors.toSet());
            changeListeners.forEach(listener -> listener.accept(changed));
            if (entries.stream().anyMatch(entry -> TURNING.contains(entry.kind()))) {
                outbox.wake(EntryOutbox.TURNS.topic());
            }
        } catch (RuntimeException e) {
            // The lines are on disk and acknowledged; followers find what they missed by its head.
            LOG.error("Entries were stored but could not be handed on", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static CompletableFuture<SayOutcome> refused(Problem problem, @Nullable String detail) {
        return CompletableFuture.completedFuture(new SayOutcome.Refused(problem, detail));
    }
}
