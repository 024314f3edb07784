package dev.shopbell.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Drives many [ClientSocket]s on one thread. All methods but [#wake] belong to that thread.
final class SocketLoop {
    /// Larger than any frame that is read here, several times over.
    private static final int BUFFER_BYTES = 1 << 20;

    private final InetSocketAddress address;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private List<ClientSocket> dirty = new ArrayList<>();
    private List<ClientSocket> flushing = new ArrayList<>();

    SocketLoop(InetSocketAddress address) throws IOException {
        this.address = address;
        this.selector = Selector.open();
    }

    String authority() {
        return address.getHostString() + ":" + address.getPort();
    }

    /// Starts to connect.
    ///
    /// @param headers further lines of the handshake, each with its line end
    ClientSocket connect(String path, String headers, ClientSocket.Listener listener) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        ClientSocket socket = new ClientSocket(this, channel, key, path, headers, listener);
        key.attach(socket);
        channel.connect(address);
        return socket;
    }

    /// Runs rounds until `done`, calling `round` in each: what it sends leaves in the same round.
    void run(BooleanSupplier done, Runnable round) throws IOException {
        while (!done.getAsBoolean()) {
            selector.select(key -> ((ClientSocket) key.attachment()).ready(buffer), 10);
            round.run();
            flushDirty();
        }
    }

    /// Ends the wait of a round early. Thread-safe.
    void wake() {
        selector.wakeup();
    }

    void dirty(ClientSocket socket) {
        dirty.add(socket);
    }

    private void flushDirty() {
        List<ClientSocket> sockets = dirty;
        dirty = flushing;
        flushing = sockets;
        for (ClientSocket socket : sockets) {
            socket.flush(buffer);
        }
        sockets.clear();
    }
}
