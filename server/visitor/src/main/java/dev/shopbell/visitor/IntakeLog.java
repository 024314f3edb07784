package dev.shopbell.visitor;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Writes page views, many a transaction, and answers each after its commit.
///
/// Natural batching, as the log of lines does it: what queued while the last commit flew goes into the next one, and
/// since nobody waits for a view as for a line, what queued within [VisitorConfig#viewBatchEvery] too. One writer is
/// enough, since a statement takes a thousand views. Where more wait than [VisitorConfig#maxQueuedViews], or
/// the database is away, views are refused at once; the page goes on without, and its next view counts.
final class IntakeLog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IntakeLog.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    private final VisitStore store;
    private final VisitorStore visitors;
    private final VisitorTokens tokens;
    private final VisitorConfig config;
    private final InstantSource clock;
    private final Consumer<Collection<Visit>> afterCommit;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final Thread writer;
    private volatile boolean closed;

    /// @param afterCommit is given the visitors of each batch as they are now, before their pages are answered
    @SuppressWarnings("this-escape") // the thread sees fully set fields: it starts last
    IntakeLog(
            VisitStore store,
            VisitorStore visitors,
            VisitorTokens tokens,
            VisitorConfig config,
            InstantSource clock,
            Consumer<Collection<Visit>> afterCommit) {
        this.store = store;
        this.visitors = visitors;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
        this.afterCommit = afterCommit;
        writer = Thread.ofPlatform().name("intake-log").daemon().unstarted(this::run);
        writer.start();
    }

    private record Pending(SeenPage page, @Nullable Newcomer newcomer, CompletableFuture<Visit> answer) {}

    /// Stores a page view; fails with a [ProblemException]. Never blocks.
    ///
    /// @param newcomer set where it is the first page of a browser that nobody knows yet
    CompletableFuture<Visit> append(SeenPage page, @Nullable Newcomer newcomer) {
        Pending pending = new Pending(page, newcomer, new CompletableFuture<>());
        if (closed || queued.incrementAndGet() > config.maxQueuedViews()) {
            refuse(pending, closed ? Problem.SHUTTING_DOWN : Problem.OVERLOADED);
        } else {
            queue.add(pending);
        }
        return pending.answer;
    }

    /// Writes what is queued and stops.
    @Override
    public void close() {
        closed = true;
        try {
            if (!writer.join(Duration.ofSeconds(10))) {
                LOG.warnf("%d page views were still unwritten at the end", queue.size());
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Pending> batch = new ArrayList<>(config.maxBatchViews());
        long next = System.nanoTime();
        while (!closed || !queue.isEmpty()) {
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                next = System.nanoTime() + config.viewBatchEvery().toNanos();
                queue.drainTo(batch, config.maxBatchViews() - 1);
                write(batch);
            } catch (InterruptedException e) {
                batch.forEach(view -> refuse(view, Problem.SHUTTING_DOWN));
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("A batch of page views failed unexpectedly", e);
                batch.forEach(view -> refuse(view, Problem.INTERNAL));
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Pending> batch) throws InterruptedException {
        try {
            List<Pending> views = registered(batch);
            if (!views.isEmpty()) {
                settle(views, store.seen(views.stream().map(Pending::page).toList(), config.visitAfter()));
            }
        } catch (JdbiException e) {
            unavailable(batch, e);
        } catch (SQLException e) {
            boolean isAboutContent = e.getSQLState() != null && e.getSQLState().startsWith("22");
            if (isAboutContent && batch.size() > 1) {
                // One bad view harms nobody else's.
                for (Pending view : batch) {
                    write(List.of(new Pending(view.page, null, view.answer)));
                }
            } else if (isAboutContent) {
                LOG.warnf("The database refuses a page view: %s", e.getSQLState());
                refuse(batch.getFirst(), Problem.INVALID);
            } else {
                unavailable(batch, e);
            }
        }
    }

    /// Makes the newcomers known; without those whose address has registered too many lately.
    private List<Pending> registered(List<Pending> batch) {
        Map<String, Integer> more = new HashMap<>();
        for (Pending view : batch) {
            if (view.newcomer != null) {
                more.merge(view.newcomer.addressKey(), 1, Integer::sum);
            }
        }
        if (more.isEmpty()) {
            return batch;
        }
        Instant now = clock.instant();
        Map<String, Integer> counts = visitors.countRegistrations(more, now, config.registrationWindow());
        List<Pending> welcome = new ArrayList<>(batch.size());
        List<Newcomer> newcomers = new ArrayList<>();
        for (Pending view : batch) {
            if (view.newcomer == null) {
                welcome.add(view);
            } else if (counts.getOrDefault(view.newcomer.addressKey(), 0) > config.registrationsPerAddress()) {
                refuse(view, Problem.TOO_MANY);
            } else {
                welcome.add(view);
                newcomers.add(view.newcomer);
            }
        }
        if (!newcomers.isEmpty()) {
            tokens.keep(newcomers.stream().map(Newcomer::issued).toList());
            visitors.addAll(newcomers, now);
        }
        return welcome;
    }

    private void unavailable(List<Pending> batch, Exception cause) throws InterruptedException {
        LOG.warnf("%d page views could not be written: %s", batch.size(), cause.getMessage());
        batch.forEach(view -> refuse(view, Problem.STORAGE_UNAVAILABLE));
        Thread.sleep(PAUSE_AFTER_FAILURE);
    }

    private void settle(List<Pending> batch, Map<UUID, Visit> visits) {
        afterCommit.accept(visits.values());
        for (Pending view : batch) {
            Visit visit = visits.get(view.page.visitor().id());
            if (visit == null) {
                refuse(view, Problem.NOT_SIGNED_IN); // erased meanwhile
            } else {
                queued.decrementAndGet();
                view.answer.complete(visit);
            }
        }
    }

    private void refuse(Pending view, Problem problem) {
        if (view.answer.completeExceptionally(new ProblemException(problem))) {
            queued.decrementAndGet();
        }
    }
}
