package dev.shopbell.realtime;

import dev.shopbell.http.ProblemBody;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A connection whose frames are fetched by requests. Frames out are numbered and kept until a request acknowledges
/// them; batches in are numbered so that one that is repeated is handled once. Both survive a lost request or answer.
///
/// All but [#unsentBytes] happens on the home loop, wherever the requests came in.
final class LongPollTransport implements Transport {
    /// A request that waits for frames; each is itself alone.
    private static final class Waiting {
        final long after;
        final HttpServerResponse response;

        Waiting(long after, HttpServerResponse response) {
            this.after = after;
            this.response = response;
        }
    }

    /// So long an answer waits for more: a line, its acknowledgement and what follows from it come one after another,
    /// and on a slow connection each answer costs its reader another round trip.
    private static final Duration GATHERED_WITHIN = Duration.ofMillis(10);

    private final Edge edge;
    private final HomeLoop home;
    private final Audience audience;
    private final Meter meter;
    private final LiveConnection connection;
    private final @Nullable String session;
    private final Runnable forget;

    private final Deque<EncodedFrame> unacknowledged = new ArrayDeque<>();
    private final AtomicLong unacknowledgedBytes = new AtomicLong();
    /// The number of the first frame that is not acknowledged.
    private long first = 1;

    private @Nullable Waiting waiting;
    private boolean isGathering;
    private long nextBatch = 1;
    private boolean isLeaving;
    private boolean isOver;

    /// @param session the cookie of staff who opened it
    /// @param forget called once, when the connection is over
    LongPollTransport(
            Edge edge,
            HomeLoop home,
            Audience audience,
            Gate.Admitted admitted,
            @Nullable String session,
            Runnable forget) {
        this.edge = edge;
        this.home = home;
        this.audience = audience;
        this.session = session;
        this.forget = forget;
        meter = new Meter(edge.config().of(audience));
        connection = new LiveConnection(edge, home, this, audience, admitted);
    }

    HomeLoop home() {
        return home;
    }

    Audience audience() {
        return audience;
    }

    void open() {
        connection.open();
    }

    /// Whether a request with this session's cookie may use it. Compared in constant time. From any thread.
    boolean isOf(@Nullable String other) {
        return session == null
                || (other != null
                        && MessageDigest.isEqual(
                                session.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
    }

    /// Answers a request for the frames after `after`: at once where there are some, else when one comes or the
    /// wait is over. A request takes the place of one that still waits: its client has given that one up.
    void fetch(long after, HttpServerResponse response) {
        if (isOver) {
            ProblemBody.of(Problem.POLL_UNKNOWN, null).end(response);
            return;
        }
        // One request too many is still answered: with the goodbye that says so.
        checkBounds(1, 0);
        if (after < first - 1) {
            // Overtaken on its way by a later request of the same client; nobody waits for this answer.
            answer(response, List.of(), first);
            return;
        }
        if (after >= first + unacknowledged.size()) {
            refuse(response, Problem.MALFORMED_FRAME, "No frame has the number " + after + " yet.");
            return;
        }
        acknowledge(after);
        if (isLeaving && unacknowledged.isEmpty()) {
            end();
        }
        Waiting before = waiting;
        Waiting now = new Waiting(after, response);
        waiting = now;
        if (before != null) {
            answer(before.response, List.of(), before.after + 1);
        }
        response.closeHandler(closed -> home.execute(() -> giveUp(now)));
        home.polls.add(() -> {
            if (waiting == now) {
                answerWaiting(true);
            }
        });
        answerWaiting(isOver);
    }

    /// Handles a batch of frames, unless it was handled before.
    ///
    /// @param bytes the size of the request's body
    void take(long number, List<ClientFrame> batch, int bytes, HttpServerResponse response) {
        if (isOver || !checkBounds(batch.size() + 1, bytes)) {
            ProblemBody.of(isOver ? Problem.POLL_UNKNOWN : Problem.TOO_MANY, null)
                    .end(response);
            return;
        }
        if (number > nextBatch) {
            refuse(response, Problem.MALFORMED_FRAME, "Batch " + nextBatch + " is missing.");
            return;
        }
        if (number == nextBatch) {
            nextBatch++;
            edge.counters().framesIn.add(batch.size());
            batch.forEach(connection::receive);
        }
        response.setStatusCode(204).end();
    }

    /// Refuses a request and ends the connection, as a socket would that sent such a thing.
    void refuse(HttpServerResponse response, Problem problem, @Nullable String detail) {
        connection.close(problem, detail);
        ProblemBody.of(problem, detail).end(response);
    }

    /// The client says that it leaves.
    void hangUp() {
        connection.hungUp();
        end();
    }

    @Override
    public void write(EncodedFrame frame) {
        unacknowledged.add(frame);
        unacknowledgedBytes.addAndGet(frame.sizeBytes());
    }

    @Override
    public void flush() {
        if (waiting != null && !isGathering) {
            isGathering = true;
            home.later(GATHERED_WITHIN, () -> {
                isGathering = false;
                answerWaiting(false);
            });
        }
    }

    @Override
    public long unsentBytes() {
        return unacknowledgedBytes.get();
    }

    @Override
    public long patienceNanos() {
        return edge.config().pollIdle().toNanos();
    }

    @Override
    public void leave(Problem problem, @Nullable String detail) {
        if (problem == Problem.SLOW_READER) {
            first += unacknowledged.size();
            unacknowledged.clear();
            unacknowledgedBytes.set(0);
        }
        isLeaving = true;
        write(EncodedFrame.of(new ServerFrame.Goodbye(problem.detail(detail))));
        flush();
        home.closings.add(this::end);
    }

    private void acknowledge(long upTo) {
        for (; first <= upTo; first++) {
            unacknowledgedBytes.addAndGet(-unacknowledged.remove().sizeBytes());
        }
    }

    private void answerWaiting(boolean evenIfEmpty) {
        Waiting request = waiting;
        if (request != null && (evenIfEmpty || !unacknowledged.isEmpty())) {
            waiting = null;
            connection.heard(System.nanoTime());
            answer(request.response, unacknowledged, first);
        }
    }

    private void giveUp(Waiting request) {
        if (waiting == request) {
            waiting = null;
            connection.heard(System.nanoTime());
        }
    }

    /// As many frames as fit, at least one where there is one.
    private void answer(HttpServerResponse response, Iterable<EncodedFrame> frames, long first) {
        Buffer body = Buffer.buffer("{\"first\":" + first + ",\"frames\":[");
        Iterator<EncodedFrame> next = frames.iterator();
        for (int count = 0; next.hasNext(); count++) {
            EncodedFrame frame = next.next();
            if (count > 0) {
                if (body.length() + frame.sizeBytes() > edge.config().pollBatchBytes()) {
                    break;
                }
                body.appendByte((byte) ',');
            }
            body.appendBytes(frame.utf8());
        }
        body.appendString("]}", StandardCharsets.UTF_8.name());
        response.putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        response.end(body);
    }

    private boolean checkBounds(int frames, int bytes) {
        long now = System.nanoTime();
        connection.heard(now);
        boolean isWithin = meter.take(bytes, now);
        for (int i = 1; i < frames; i++) {
            isWithin &= meter.take(0, now);
        }
        if (!isWithin) {
            connection.close(Problem.TOO_MANY, null);
        }
        return isWithin;
    }

    private void end() {
        if (!isOver) {
            isOver = true;
            answerWaiting(true);
            forget.run();
        }
    }
}
