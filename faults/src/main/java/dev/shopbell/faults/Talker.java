package dev.shopbell.faults;

import dev.shopbell.client.ClientListener;
import dev.shopbell.client.RefusedException;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.Transport;
import dev.shopbell.faults.HistoryEvent.Acknowledged;
import dev.shopbell.faults.HistoryEvent.Followed;
import dev.shopbell.faults.HistoryEvent.Invoked;
import dev.shopbell.faults.HistoryEvent.Received;
import dev.shopbell.faults.HistoryEvent.Refused;
import dev.shopbell.faults.HistoryEvent.SeenEntry;
import dev.shopbell.faults.HistoryEvent.Unknown;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.ConversationFrame.Say;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Somebody who talks and listens through a real socket, and whose doings go into the history. Thread-safe, but lines
/// are said by one thread.
final class Talker implements ClientListener, AutoCloseable {
    private final String name;
    private final UUID author;
    private final History history;
    private final ShopbellClient client;
    /// The last number received of each followed conversation.
    private final Map<UUID, Integer> cursors = new ConcurrentHashMap<>();
    /// When lines were said that are not answered.
    private final Map<UUID, Long> unanswered = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> problems = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refusedForGood = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean isConnected;
    private volatile long connectedAtNanos;
    private volatile long toldAtNanos = System.nanoTime();
    private volatile @Nullable ProblemDetail stopped;

    // Guarded by unanswered.
    private long waitingSinceNanos;
    private long longestWaitNanos;

    /// @param author the visitor's or the account's id
    /// @param token absent for staff
    Talker(String name, UUID author, Transport transport, @Nullable String token, History history) {
        this.name = name;
        this.author = author;
        this.history = history;
        this.client = client(transport, token, this);
    }

    private static ShopbellClient client(Transport transport, @Nullable String token, ClientListener listener) {
        return new ShopbellClient(transport, token, listener);
    }

    String name() {
        return name;
    }

    UUID author() {
        return author;
    }

    ShopbellClient client() {
        return client;
    }

    /// Says a line.
    ///
    /// @param conversation absent for a shopper
    void say(@Nullable UUID conversation, EntryKind kind, String text) {
        UUID clientId = UUID.randomUUID();
        history.add(new Invoked(name, clientId, conversation, kind, text));
        long now = System.nanoTime();
        synchronized (unanswered) {
            if (unanswered.isEmpty()) {
                waitingSinceNanos = now;
            }
            unanswered.put(clientId, now);
        }
        var _ = client.say(new Say(clientId, conversation, kind, text))
                .whenComplete((said, failure) -> answered(clientId, said, failure));
    }

    /// Follows a conversation, if it is not followed yet.
    void follow(UUID conversation) {
        if (cursors.putIfAbsent(conversation, 0) == null) {
            history.add(new Followed(name, conversation, 0));
            client.follow(conversation);
        }
    }

    Set<UUID> followed() {
        return cursors.keySet();
    }

    /// The last number received.
    int cursor(UUID conversation) {
        return cursors.getOrDefault(conversation, 0);
    }

    /// Whether everything that was said up to that moment is answered, and the line is up.
    boolean isThrough(long nanos) {
        return isConnected && isAnswered(nanos);
    }

    private boolean isAnswered(long nanos) {
        return unanswered.values().stream().allMatch(said -> said - nanos > 0);
    }

    /// Whether every line said up to `saidNanos` was answered, or its author was told since `sinceNanos` that it
    /// cannot be written now.
    boolean isToldOf(long saidNanos, long sinceNanos) {
        return isAnswered(saidNanos) || toldAtNanos - sinceNanos > 0;
    }

    int unansweredLines() {
        return unanswered.size();
    }

    int acknowledgedLines() {
        return acknowledged.get();
    }

    int refusedLines() {
        return refusedForGood.get();
    }

    /// How often the line came up, beyond the first time.
    int reconnects() {
        return Math.max(0, connections.get() - 1);
    }

    boolean isConnectedSince(long nanos) {
        return isConnected && connectedAtNanos - nanos > 0;
    }

    boolean isConnected() {
        return isConnected;
    }

    /// How often entries had to be read again from the first.
    int restarts() {
        return restarts.get();
    }

    @Nullable
    ProblemDetail stopped() {
        return stopped;
    }

    /// How often a problem was told, in a refusal or a goodbye.
    int told(String problemCode) {
        AtomicInteger count = problems.get(problemCode);
        return count == null ? 0 : count.get();
    }

    Map<String, AtomicInteger> problems() {
        return problems;
    }

    /// The longest time in which this one waited for an answer and got none.
    Duration longestWait() {
        synchronized (unanswered) {
            return Duration.ofNanos(longestWaitNanos);
        }
    }

    /// Writes down that nothing is known of the lines that were not answered.
    void giveUp() {
        unanswered.keySet().forEach(clientId -> history.add(new Unknown(name, clientId, "not answered in time")));
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public void connected(Author you) {
        isConnected = true;
        connectedAtNanos = System.nanoTime();
        connections.incrementAndGet();
    }

    @Override
    public void lost() {
        isConnected = false;
    }

    @Override
    public void stopped(ProblemDetail problem) {
        isConnected = false;
        stopped = problem;
    }

    @Override
    public void entries(UUID conversation, List<Entry> entries) {
        cursors.put(conversation, entries.getLast().number());
        history.add(new Received(
                name, conversation, entries.stream().map(Talker::seen).toList()));
    }

    @Override
    public void restarted() {
        restarts.incrementAndGet();
        cursors.keySet().forEach(conversation -> history.add(new Followed(name, conversation, 0)));
    }

    @Override
    public void notFollowed(UUID conversation, ProblemDetail problem) {
        cursors.remove(conversation);
    }

    /// Takes what it needs of a frame, and writes down frames that should never have come.
    @Override
    public void frame(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.Current(@Nullable ConversationHead head) -> {
                if (head != null) {
                    follow(head.id());
                }
            }
            case ServerFrame.WorkList(var items) -> items.forEach(item -> follow(item.conversation()));
            case ServerFrame.WorkItems(var items) -> items.forEach(item -> follow(item.conversation()));
            case ServerFrame.Refused(String _, ProblemDetail problem) -> {
                told(problem);
            }
            case ServerFrame.Goodbye(ProblemDetail problem) -> told(problem);
            case ServerFrame.Entries(UUID conversation, List<Entry> entries, int _) -> {
                if (!cursors.containsKey(conversation)) {
                    uncalledFor(conversation, entries);
                }
            }
            case ServerFrame.TypingSeen(UUID conversation, Author _, boolean _, var _) -> {
                if (!cursors.containsKey(conversation)) {
                    uncalledFor(conversation, List.of());
                }
            }
            default -> {}
        }
    }

    /// The checker looks at whose conversation it is.
    private void uncalledFor(UUID conversation, List<Entry> entries) {
        history.add(new Followed(
                name, conversation, entries.isEmpty() ? 0 : entries.getFirst().number() - 1));
        history.add(new Received(
                name, conversation, entries.stream().map(Talker::seen).toList()));
    }

    private void told(ProblemDetail problem) {
        toldAtNanos = System.nanoTime();
        problems.computeIfAbsent(problem.code(), code -> new AtomicInteger()).incrementAndGet();
    }

    private void answered(UUID clientId, ServerFrame.@Nullable Said said, @Nullable Throwable failure) {
        if (said != null) {
            acknowledged.incrementAndGet();
            history.add(new Acknowledged(name, clientId, said.conversation(), said.number()));
        } else if (failure instanceof RefusedException refusal) {
            refusedForGood.incrementAndGet();
            history.add(new Refused(name, clientId, refusal.problem().code()));
        }
        long now = System.nanoTime();
        synchronized (unanswered) {
            unanswered.remove(clientId);
            longestWaitNanos = Math.max(longestWaitNanos, now - waitingSinceNanos);
            waitingSinceNanos = now;
        }
    }

    /// As the history holds entries.
    static SeenEntry seen(Entry entry) {
        return new SeenEntry(entry.number(), entry.kind(), entry.author().id(), entry.clientId(), entry.text());
    }
}
