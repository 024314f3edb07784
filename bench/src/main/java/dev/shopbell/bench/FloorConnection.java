package dev.shopbell.bench;

import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/// One socket of the floor. [#send] must be called on its [#context].
final class FloorConnection {
    private final ServerWebSocket socket;
    private final Context context;
    private final boolean shopper;
    private @Nullable FloorPair pair;

    FloorConnection(ServerWebSocket socket, Context context, boolean shopper) {
        this.socket = socket;
        this.context = context;
        this.shopper = shopper;
    }

    Context context() {
        return context;
    }

    boolean isShopper() {
        return shopper;
    }

    @Nullable
    FloorPair pair() {
        return pair;
    }

    void join(FloorPair joined) {
        pair = joined;
        joined.enter(this);
    }

    void send(String frame) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(frame);
        }
    }

    void close() {
        socket.close();
    }
}
