package dev.shopbell.conversation;

import dev.shopbell.conversation.MessageLogStore.Line;
import dev.shopbell.conversation.MessageLogStore.LineResult;
import dev.shopbell.protocol.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Writes lines, many a transaction, and answers each after its commit.
///
/// Natural batching: what queued up while the last commit flew goes into the next one. There is no timer, so
/// an idle system adds no latency, and a busy one shares the cost of a flush among all who wait. Each writer
/// owns the conversations whose id falls to it, so lines of one conversation keep the order in which they
/// were appended.
///
/// A batch that the database refuses for its content is tried line by line, so that one bad line harms nobody
/// else's. Where the database is away, every line of the batch is answered [Problem#STORAGE_UNAVAILABLE]:
/// whether it was stored is then unknown, and its author's repeat finds out. Where it hangs, so are the lines
/// behind the batch. Where more than
/// [ConversationConfig#maxQueuedLines] wait, new lines are refused at once with [Problem#OVERLOADED]: they
/// were certainly not stored.
final class MessageLog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MessageLog.class);
    /// Between attempts at a database that is away: long enough not to spin, short enough to notice its
    /// return.
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    /// A batch that was given up after this long took the patience of those behind it too.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int TRIES_OF_A_SINGLE_LINE = 3;

    private final MessageLogStore store;
    private final InstantSource clock;
    private final ConversationConfig config;
    private final Consumer<List<StoredEntry>> afterCommit;
    private final List<Writer> writers = new ArrayList<>();
    private final AtomicInteger queued = new AtomicInteger();
    /// Lines on their way, so that a repeat that overtakes its own first attempt waits for it and shares its
    /// answer.
    private final ConcurrentHashMap<LineKey, Pending> pending = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /// @param afterCommit is given the new entries of each batch, in the order of their numbers, after their
    ///     authors were answered
    MessageLog(
            MessageLogStore store,
            InstantSource clock,
            ConversationConfig config,
            Consumer<List<StoredEntry>> afterCommit) {
        this.store = store;
        this.clock = clock;
        this.config = config;
        this.afterCommit = afterCommit;
        for (int i = 0; i < config.writers(); i++) {
            writers.add(new Writer(i));
        }
    }

    /// Appends a line to its conversation. Never blocks.
    CompletableFuture<SayOutcome> append(Line line) {
        CompletableFuture<SayOutcome> answer = new CompletableFuture<>();
        Pending mine = new Pending(line, answer);
        LineKey key = mine.key();
        Pending earlier = pending.putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier.line.sameAs(line)
                    ? earlier.answer
                    : CompletableFuture.completedFuture(SayOutcome.Refused.because(Problem.CLIENT_ID_REUSED));
        }
        boolean isTooMany = queued.incrementAndGet() > config.maxQueuedLines();
        if (closed || isTooMany) {
            finish(mine, SayOutcome.Refused.because(closed ? Problem.SHUTTING_DOWN : Problem.OVERLOADED));
            return answer;
        }
        writerOf(line.conversation()).queue.add(mine);
        return answer;
    }

    /// How many lines wait or are on their way.
    int queuedLines() {
        return queued.get();
    }

    /// Writes what is queued and stops.
    @Override
    public void close() {
        closed = true;
        writers.forEach(Writer::stop);
    }

    private Writer writerOf(UUID conversation) {
        return writers.get(Math.floorMod(conversation.hashCode(), writers.size()));
    }

    private void finish(Pending line, SayOutcome outcome) {
        pending.remove(line.key(), line);
        queued.decrementAndGet();
        line.answer.complete(outcome);
    }

    private record LineKey(UUID author, UUID clientId) {}

    private record Pending(Line line, CompletableFuture<SayOutcome> answer) {
        LineKey key() {
            return new LineKey(line.author(), line.clientId());
        }
    }

    private final class Writer implements Runnable {
        private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
        private final Thread thread;

        @SuppressWarnings("this-escape") // the thread sees fully set fields: it starts last
        Writer(int index) {
            thread = Thread.ofPlatform().name("message-log-" + index).daemon().unstarted(this);
            thread.start();
        }

        @Override
        public void run() {
            List<Pending> batch = new ArrayList<>(config.maxBatchLines());
            while (!closed || !queue.isEmpty()) {
                try {
                    Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    queue.drainTo(batch, config.maxBatchLines() - 1);
                    write(batch);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException e) {
                    LOG.error("A batch of lines failed unexpectedly", e);
                    batch.forEach(line -> finish(line, SayOutcome.Refused.because(Problem.STORAGE_UNAVAILABLE)));
                } finally {
                    batch.clear();
                }
            }
        }

        void stop() {
            try {
                if (!thread.join(Duration.ofSeconds(10))) {
                    LOG.warnf("%d lines were still unwritten at the end", queue.size());
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void write(List<Pending> batch) throws InterruptedException {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            long begunNanos = System.nanoTime();
            try {
                settle(batch, store.write(batch.stream().map(Pending::line).toList(), at));
            } catch (SQLException e) {
                if (isAboutContent(e) && batch.size() > 1) {
                    for (Pending line : batch) {
                        writeAlone(line, at);
                    }
                } else if (isAboutContent(e)) {
                    writeAlone(batch.getFirst(), at);
                } else {
                    unavailable(batch, e);
                    if (System.nanoTime() - begunNanos > PATIENCE.toNanos()) {
                        refuseQueue();
                    }
                }
            }
        }

        /// Where the database hangs, those who queued behind the batch that waited for it need not wait as long again:
        /// they were certainly not stored.
        private void refuseQueue() {
            List<Pending> waiting = new ArrayList<>();
            queue.drainTo(waiting);
            waiting.forEach(line -> finish(line, SayOutcome.Refused.because(Problem.STORAGE_UNAVAILABLE)));
        }

        private void writeAlone(Pending line, Instant at) throws InterruptedException {
            SQLException last = null;
            for (int i = 0; i < TRIES_OF_A_SINGLE_LINE; i++) {
                try {
                    settle(List.of(line), store.write(List.of(line.line), at));
                    return;
                } catch (SQLException e) {
                    last = e;
                    if (!isAboutContent(e)) {
                        break;
                    }
                }
            }
            if (last != null && sqlClass(last).equals("22")) {
                LOG.warnf("The database refuses a line: %s", last.getSQLState());
                finish(line, new SayOutcome.Refused(Problem.INVALID, "The text cannot be stored."));
            } else if (last != null) {
                unavailable(List.of(line), last);
            }
        }

        private void unavailable(List<Pending> batch, SQLException cause) throws InterruptedException {
            LOG.warnf("%d lines could not be written: %s", batch.size(), cause.getMessage());
            batch.forEach(line -> finish(line, SayOutcome.Refused.because(Problem.STORAGE_UNAVAILABLE)));
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }

        private void settle(List<Pending> batch, List<LineResult> results) {
            List<StoredEntry> written = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                SayOutcome outcome = switch (results.get(i)) {
                    case LineResult.Written(StoredEntry entry) -> {
                        written.add(entry);
                        yield new SayOutcome.Said(entry, false);
                    }
                    case LineResult.Repeated(StoredEntry entry) -> new SayOutcome.Said(entry, true);
                    case LineResult.Reused() -> SayOutcome.Refused.because(Problem.CLIENT_ID_REUSED);
                    case LineResult.NotOpen() -> SayOutcome.Refused.because(Problem.CONVERSATION_CLOSED);
                };
                finish(batch.get(i), outcome);
            }
            if (!written.isEmpty()) {
                afterCommit.accept(written);
            }
        }
    }

    /// Whether the statement, not the connection or the server, is at fault: bad data (22), a constraint (23:
    /// another node stored the same client id a moment ago), or a deadlock or serialisation failure (40).
    private static boolean isAboutContent(SQLException e) {
        return switch (sqlClass(e)) {
            case "22", "23", "40" -> true;
            default -> false;
        };
    }

    private static String sqlClass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
