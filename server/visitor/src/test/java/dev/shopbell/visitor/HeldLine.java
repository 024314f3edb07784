package dev.shopbell.visitor;

import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import dev.shopbell.realtime.Audience;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line that keeps what it is sent. The real ones have tests of their own, in `realtime`.
final class HeldLine implements Connection {
    final List<ServerFrame> frames = new ArrayList<>();
    boolean quiet = true;

    @Nullable
    Problem closed;

    private final UUID id = UUID.randomUUID();
    private final Audience audience;
    private final Caller caller;

    HeldLine(Audience audience, Caller caller) {
        this.audience = audience;
        this.caller = caller;
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
        return new Author(AuthorKind.SHOPPER, id, null);
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
        throw new UnsupportedOperationException("no line of a list or a page is sent one of these");
    }

    @Override
    public void sendIfQuiet(EncodedFrame frame) {
        send(frame);
    }

    @Override
    public boolean isQuiet() {
        return quiet;
    }

    @Override
    public void close(Problem problem, @Nullable String detail) {
        closed = problem;
    }

    @Override
    public boolean isOpen() {
        return closed == null;
    }
}
