package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// An admitted connection, whatever carries it. Some 15,000 of these sit idle in one process, hence the field updaters
/// in place of atomic objects.
///
/// What other threads send goes through the home loop's one mailbox; everything else happens on that loop.
final class LiveConnection implements Connection {
    private record Farewell(Problem problem, @Nullable String detail) {}

    private static final Logger LOG = Logger.getLogger(LiveConnection.class);
    private static final EncodedFrame HEARTBEAT = EncodedFrame.of(new ServerFrame.Heartbeat(List.of()));
    private static final AtomicIntegerFieldUpdater<LiveConnection> QUEUED_BYTES =
            AtomicIntegerFieldUpdater.newUpdater(LiveConnection.class, "queuedBytes");
    private static final AtomicReferenceFieldUpdater<LiveConnection, @Nullable Farewell> FAREWELL =
            AtomicReferenceFieldUpdater.newUpdater(LiveConnection.class, Farewell.class, "farewell");

    private final Edge edge;
    private final HomeLoop home;
    private final Transport transport;
    private final Audience audience;
    private final RealtimeConfig.Bounds bounds;
    private final Gate.Admitted admitted;
    private final UUID id = new UUID(
            ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong());

    private volatile int queuedBytes;
    private volatile @Nullable Farewell farewell;

    /// Where the home loop keeps this connection; see [HomeLoop].
    int slot;

    int place;
    boolean isUnflushed;

    private long heardAtNanos = System.nanoTime();
    private boolean isEnded;

    LiveConnection(Edge edge, HomeLoop home, Transport transport, Audience audience, Gate.Admitted admitted) {
        this.edge = edge;
        this.home = home;
        this.transport = transport;
        this.audience = audience;
        this.bounds = edge.config().of(audience);
        this.admitted = admitted;
    }

    /// Welcomes the client. On the home loop, once.
    void open() {
        home.add(this);
        send(new ServerFrame.Welcome(
                admitted.version(),
                edge.epoch(),
                Math.toIntExact(edge.config().heartbeat().toSeconds()),
                admitted.author()));
        guarded(() -> edge.handlers().opened(this));
    }

    /// Hands a frame to its feature. On the home loop.
    void receive(ClientFrame frame) {
        if (farewell != null) {
            return;
        }
        switch (frame) {
            case SessionFrame.Beat beat -> {}
            case SessionFrame.Hello hello -> close(Problem.MALFORMED_FRAME, "A second hello.");
            default -> guarded(() -> edge.handlers().handle(this, frame));
        }
    }

    /// Notes a sign of life. On the home loop.
    void heard(long nowNanos) {
        heardAtNanos = nowNanos;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Audience audience() {
        return audience;
    }

    /// From where the client came.
    String address() {
        return admitted.address();
    }

    @Override
    public Caller caller() {
        return admitted.caller();
    }

    @Override
    public Author author() {
        return admitted.author();
    }

    @Override
    public int version() {
        return admitted.version();
    }

    @Override
    public boolean isOpen() {
        return farewell == null;
    }

    @Override
    public void send(ServerFrame frame) {
        if (isOpen()) {
            send(EncodedFrame.of(frame));
        }
    }

    @Override
    public void send(EncodedFrame frame) {
        if (!isOpen()) {
            return;
        }
        int size = frame.sizeBytes();
        long waiting = QUEUED_BYTES.getAndAdd(this, size) + transport.unsentBytes();
        // A single frame above the bound must get through, else a client that needs it could never go on.
        if (waiting > 0 && waiting + size > bounds.outgoingBytes()) {
            close(Problem.SLOW_READER, null);
        } else {
            home.post(this, frame);
        }
    }

    @Override
    public void sendIfQuiet(EncodedFrame frame) {
        if (isQuiet()) {
            send(frame);
        } else {
            edge.counters().framesDropped.increment();
        }
    }

    @Override
    public boolean isQuiet() {
        return queuedBytes + transport.unsentBytes() <= bounds.outgoingBytes() / 2;
    }

    @Override
    public void close(Problem problem, @Nullable String detail) {
        if (FAREWELL.compareAndSet(this, null, new Farewell(problem, detail))) {
            home.postFarewell(this);
        }
    }

    /// Hands a frame that was sent to the transport. On the home loop.
    void deliver(EncodedFrame frame) {
        Farewell leaving = farewell;
        if (!isEnded && (leaving == null || leaving.problem != Problem.SLOW_READER)) {
            edge.counters().framesOut.increment();
            edge.counters().bytesOut.add(frame.sizeBytes());
            transport.write(frame);
        }
        // Only now, since to be counted twice for a moment is better than not at all.
        QUEUED_BYTES.addAndGet(this, -frame.sizeBytes());
    }

    void flush() {
        isUnflushed = false;
        transport.flush();
    }

    /// Closes as [#close] said, after all that was sent before. On the home loop.
    void depart() {
        Farewell leaving = farewell;
        if (leaving != null && !isEnded) {
            end();
            edge.counters().closed(leaving.problem);
            transport.leave(leaving.problem, leaving.detail);
        }
    }

    /// The other side is gone. On the home loop.
    void hungUp() {
        FAREWELL.compareAndSet(this, null, new Farewell(Problem.LINE_SILENT, null));
        end();
    }

    /// Sends a heartbeat. On the home loop.
    void beat() {
        guarded(() -> {
            List<ConversationHead> heads = edge.handlers().heads(this);
            send(heads.isEmpty() ? HEARTBEAT : EncodedFrame.of(new ServerFrame.Heartbeat(heads)));
        });
    }

    /// Closes a connection whose other side fell silent. On the home loop.
    void checkSilence(long nowNanos) {
        if (nowNanos - heardAtNanos > transport.patienceNanos()) {
            close(Problem.LINE_SILENT, null);
        }
    }

    private void end() {
        if (!isEnded) {
            isEnded = true;
            home.remove(this);
            try {
                edge.handlers().closed(this);
            } catch (RuntimeException e) {
                LOG.error("a handler failed when a connection closed", e);
            }
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("a frame handler failed", e);
            close(Problem.INTERNAL, null);
        }
    }
}
