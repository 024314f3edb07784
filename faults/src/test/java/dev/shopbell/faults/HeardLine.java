package dev.shopbell.faults;

import dev.shopbell.client.Transport;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A line on which every frame is kept as it came, and which by itself only answers heartbeats. Used by one thread.
final class HeardLine implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private final Ear ear;
    private final Transport.Line line;

    private HeardLine(Ear ear, Transport.Line line) {
        this.ear = ear;
        this.line = line;
    }

    /// Says hello and nothing more.
    ///
    /// @param token absent for staff
    static HeardLine open(Transport transport, @Nullable String token) {
        Ear ear = new Ear();
        Transport.Line line = transport.open(Wire.write(new SessionFrame.Hello(Wire.VERSION, token)), ear);
        ear.line = line;
        return new HeardLine(ear, line);
    }

    void send(ClientFrame frame) {
        send(Wire.write(frame));
    }

    /// Sends what need not be a frame.
    void send(String text) {
        line.send(text);
    }

    /// Whether the server has ended the line, or has never let it come up.
    boolean isEnded() {
        return ear.isEnded;
    }

    /// Everything that came.
    List<String> frames() {
        return List.copyOf(ear.frames);
    }

    /// Waits until the server has ended the line, or has never let it come up.
    void awaitEnd() {
        if (!Crowd.await(ANSWER_LIMIT, () -> ear.isEnded)) {
            throw new AssertionError("The line did not end; it heard " + ear.frames);
        }
    }

    /// The first frame of a kind, now or soon, from the first that came.
    <F extends ServerFrame> F await(Class<F> kind, Predicate<F> wanted) {
        return await(0, kind, wanted);
    }

    /// Sends a frame and waits for the first of a kind that comes after.
    <F extends ServerFrame> F ask(ClientFrame frame, Class<F> kind) {
        int before = ear.frames.size();
        send(frame);
        return await(before, kind, any -> true);
    }

    /// Sends a frame that must be refused.
    ProblemDetail refusalOf(ClientFrame frame) {
        return ask(frame, ServerFrame.Refused.class).problem();
    }

    /// Returns when the server has handled all that was sent: a command that is always refused comes last.
    void fence() {
        String ref = UUID.randomUUID().toString();
        int before = ear.frames.size();
        send(new ConversationFrame.Close(ref, UUID.randomUUID()));
        await(before, ServerFrame.Refused.class, refused -> refused.ref().equals(ref));
    }

    private <F extends ServerFrame> F await(int from, Class<F> kind, Predicate<F> wanted) {
        List<F> found = new CopyOnWriteArrayList<>();
        boolean isFound = Crowd.await(ANSWER_LIMIT, () -> {
            ear.frames.stream()
                    .skip(from)
                    .map(HeardLine::read)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .filter(wanted)
                    .findFirst()
                    .ifPresent(found::add);
            return !found.isEmpty();
        });
        if (!isFound) {
            throw new AssertionError("No such " + kind.getSimpleName() + " came, but "
                    + ear.frames.stream().skip(from).toList());
        }
        return found.getFirst();
    }

    /// A frame as it came.
    static ServerFrame read(String json) {
        try {
            return Wire.readServerFrame(json);
        } catch (Wire.MalformedFrameException e) {
            throw new AssertionError("Not a frame of the server: " + json, e);
        }
    }

    @Override
    public void close() {
        line.close();
    }

    private static final class Ear implements Transport.Listener {
        private final List<String> frames = new CopyOnWriteArrayList<>();
        private volatile boolean isEnded;
        private volatile Transport.@Nullable Line line;

        @Override
        public void frame(String json) {
            frames.add(json);
            Transport.Line answered = line;
            if (answered != null && read(json) instanceof ServerFrame.Heartbeat) {
                answered.send(Wire.write(new SessionFrame.Beat()));
            }
        }

        @Override
        public void closed(@Nullable ProblemDetail problem) {
            isEnded = true;
        }
    }
}
