package dev.shopbell.realtime;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A client's end of a connection, by either transport.
interface TestLine extends AutoCloseable {
    /// Sends what ought to be a frame.
    void send(byte[] utf8) throws IOException;

    default void send(ClientFrame frame) throws IOException {
        send(Wire.write(frame).getBytes(StandardCharsets.UTF_8));
    }

    /// The next frame, waiting for it for some seconds; null once the server has ended the connection.
    @Nullable
    ServerFrame next() throws IOException;

    /// The next frame past heartbeats, which must be of this kind.
    default <F extends ServerFrame> F next(Class<F> kind) throws IOException {
        ServerFrame next = next();
        while (next instanceof ServerFrame.Heartbeat && !kind.isInstance(next)) {
            next = next();
        }
        if (!kind.isInstance(next)) {
            throw new AssertionError("expected " + kind.getSimpleName() + ", got " + next);
        }
        return kind.cast(next);
    }

    /// The problem of the goodbye, which must come before the end, after whatever else.
    default Problem problem() throws IOException {
        ServerFrame last = null;
        for (ServerFrame next = next(); next != null; next = next()) {
            last = next;
        }
        if (!(last instanceof ServerFrame.Goodbye goodbye)) {
            throw new AssertionError("ended without a goodbye, after " + last);
        }
        for (Problem problem : Problem.values()) {
            if (problem.code().equals(goodbye.problem().code())) {
                return problem;
            }
        }
        throw new AssertionError(goodbye);
    }

    @Override
    void close() throws IOException;
}
