package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The live lines of the shops' pages on this node, and what visitors do as these tell it. Safe for use from any
/// thread; nothing here waits but the thread that writes.
///
/// A visitor has as many lines as pages open, up to a bound, and counts as the liveliest of them. What changes is
/// written a few times a second, so a visitor who turns pages fast costs no more than others: a line that ends is
/// followed by another within [VisitorConfig#lineReturns] where a page was left for the next one, and else the visitor
/// counts as gone.
final class PageLines implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(400);

    private final VisitStore store;
    private final VisitIndex index;
    private final VisitorConfig config;
    private final InstantSource clock;
    private final Map<UUID, Map<Connection, PageState>> lines = new ConcurrentHashMap<>();
    private final Map<UUID, PageState> unwritten = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> leaving = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> openedListeners = new CopyOnWriteArrayList<>();
    private final Rounds rounds;

    PageLines(VisitStore store, VisitIndex index, VisitorConfig config, InstantSource clock) {
        this.store = store;
        this.index = index;
        this.config = config;
        this.clock = clock;
        rounds = new Rounds("page-lines", EVERY, this::write);
    }

    void start() {
        rounds.start(Duration.ZERO);
    }

    @Override
    public void close() {
        rounds.close();
    }

    void opened(Connection connection) {
        UUID visitor = visitorOf(connection);
        Map<Connection, PageState> its = lines.compute(visitor, (id, old) -> {
            Map<Connection, PageState> all = old == null ? new ConcurrentHashMap<>(2) : old;
            if (all.size() < config.linesPerVisitor()) {
                all.put(connection, PageState.HIDDEN);
            }
            return all;
        });
        if (its.containsKey(connection)) {
            leaving.remove(visitor);
            openedListeners.forEach(listener -> listener.accept(visitor));
        } else {
            connection.close(Problem.TOO_MANY, null);
        }
    }

    /// Hears of each line that opens, on a thread that must not wait.
    void onOpened(Consumer<UUID> listener) {
        openedListeners.add(listener);
    }

    /// What is done with a page.
    void here(Connection connection, PageState state) {
        UUID visitor = visitorOf(connection);
        PageState overall = change(visitor, connection, state);
        if (overall != null) {
            note(visitor, overall);
        }
    }

    void closed(Connection connection) {
        UUID visitor = visitorOf(connection);
        PageState left = change(visitor, connection, null);
        if (left != null) {
            note(visitor, left);
        } else if (!lines.containsKey(visitor)) {
            leaving.put(visitor, clock.instant());
        }
    }

    /// Sends a frame to every page that the visitor has open here; to how many.
    int tell(UUID visitor, ServerFrame frame) {
        Map<Connection, PageState> its = lines.getOrDefault(visitor, Map.of());
        its.keySet().forEach(connection -> connection.send(frame));
        return its.size();
    }

    /// Says goodbye to the lines of a visitor.
    void end(UUID visitor, Problem problem) {
        lines.getOrDefault(visitor, Map.of()).keySet().forEach(connection -> connection.close(problem, null));
    }

    /// Notes the state of one line, or that it is gone; the liveliest of the visitor's lines, or null if there is
    /// none.
    private @Nullable PageState change(UUID visitor, Connection connection, @Nullable PageState state) {
        @Nullable PageState[] liveliest = {null};
        lines.computeIfPresent(visitor, (id, its) -> {
            if (state == null) {
                its.remove(connection);
            } else {
                its.replace(connection, state);
            }
            liveliest[0] = its.values().stream().min(PageState::compareTo).orElse(null);
            return its.isEmpty() ? null : its;
        });
        return liveliest[0];
    }

    /// A state that the row has already, as after each turn to another page, need not be written.
    private void note(UUID visitor, PageState state) {
        Visit known = index.visit(visitor);
        if (known == null || known.state() != state || !store.node().equals(known.lineNode())) {
            unwritten.put(visitor, state);
        } else {
            unwritten.remove(visitor);
        }
    }

    /// Writes what changed since.
    void write() {
        Instant now = clock.instant();
        Instant before = now.minus(config.lineReturns());
        leaving.forEach((visitor, since) -> {
            if (since.isBefore(before)) {
                left(visitor, since, before);
            }
        });
        if (unwritten.isEmpty()) {
            return;
        }
        Map<UUID, PageState> batch = new HashMap<>(unwritten);
        index.apply(store.states(batch, now));
        batch.forEach(unwritten::remove);
    }

    /// A visitor's last line here ended long enough ago. A page they turned to since has as long to open its own.
    private void left(UUID visitor, Instant since, Instant before) {
        Visit known = index.visit(visitor);
        if (known != null && !known.at().isBefore(before) && leaving.replace(visitor, since, known.at())) {
            return;
        }
        if (leaving.remove(visitor, since)
                && !lines.containsKey(visitor)
                && known != null
                && known.state() != PageState.GONE
                && (known.lineNode() == null || known.lineNode().equals(store.node()))) {
            unwritten.put(visitor, PageState.GONE);
        }
    }

    private static UUID visitorOf(Connection connection) {
        return ((Actor.Visitor) connection.caller()).id();
    }
}
