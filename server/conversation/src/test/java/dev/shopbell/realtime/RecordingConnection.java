package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A connection that keeps what it is sent, for tests of what is sent. The real ones have tests of their own.
public final class RecordingConnection implements Connection {
    private final UUID id = UUID.randomUUID();
    private final Audience audience;
    private final Caller caller;
    private final List<ServerFrame> frames = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;
    private volatile boolean quiet = true;

    /// A connection of this caller, a member of staff.
    public RecordingConnection(Caller caller) {
        this(Audience.STAFF, caller);
    }

    /// A connection of this caller on a side.
    public RecordingConnection(Audience audience, Caller caller) {
        this.audience = audience;
        this.caller = caller;
    }

    /// Everything that was sent, in order.
    public List<ServerFrame> frames() {
        return List.copyOf(frames);
    }

    /// Whether it says that there is room in its queue, as it does at first.
    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public boolean isQuiet() {
        return quiet;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Audience audience() {
        return audience;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Author author() {
        return new Author(AuthorKind.STAFF, id, "Ida");
    }

    @Override
    public int version() {
        return Wire.VERSION;
    }

    @Override
    public void send(ServerFrame frame) {
        frames.add(frame);
    }

    @Override
    public void send(EncodedFrame frame) {
        try {
            frames.add(Wire.readServerFrame(new String(frame.utf8(), StandardCharsets.UTF_8)));
        } catch (Wire.MalformedFrameException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void sendIfQuiet(EncodedFrame frame) {
        send(frame);
    }

    @Override
    public void close(Problem problem, @Nullable String detail) {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
