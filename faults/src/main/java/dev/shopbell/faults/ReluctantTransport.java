package dev.shopbell.faults;

import dev.shopbell.client.Transport;
import dev.shopbell.protocol.ProblemDetail;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A transport whose reader can stop reading its socket: what comes then fills the buffers of both machines and at last
/// the server's. Thread-safe.
final class ReluctantTransport implements Transport {
    private final Transport transport;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /// @param transport must wait for its listener before it reads on, as the JDK's WebSocket does
    ReluctantTransport(Transport transport) {
        this.transport = transport;
    }

    void stopReading() {
        gate = new CountDownLatch(1);
    }

    void readOn() {
        gate.countDown();
    }

    @Override
    public Line open(String hello, Listener listener) {
        return transport.open(hello, new Listener() {
            @Override
            public void frame(String json) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                listener.frame(json);
            }

            @Override
            public void closed(@Nullable ProblemDetail problem) {
                listener.closed(problem);
            }
        });
    }
}
