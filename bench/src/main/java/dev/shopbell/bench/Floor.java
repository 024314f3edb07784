package dev.shopbell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.StorageConfig;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The floor: WebSocket in, JSON, a number in the conversation, group commit, acknowledgement, push to the other side.
/// It speaks as much of the product's protocol as the load generator uses. A token is the number of a conversation; it
/// checks nothing and knows nobody.
final class Floor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FloorLog log;
    private final ConcurrentMap<UUID, FloorPair> pairs = new ConcurrentHashMap<>();

    private Floor(FloorLog log) {
        this.log = log;
    }

    /// Serves on loopback until the process ends, and prints `ready` once it does.
    static void serve(Path data, int port) throws SQLException {
        int cores = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores).setPreferNativeTransport(true));
        Storage storage = Storage.open(StorageConfig.DEFAULT.withDataDirectory(data), List.of("floor"));
        Runtime.getRuntime().addShutdownHook(new Thread(storage::close));
        Floor floor = new Floor(FloorLog.open(storage.dataSource()));
        Supplier<AbstractVerticle> verticle = () -> floor.new Verticle(port);
        vertx.deployVerticle(verticle::get, new DeploymentOptions().setInstances(cores))
                .onSuccess(id -> System.out.println("ready"))
                .onFailure(failure -> {
                    System.err.println("The floor does not start: " + failure.getMessage());
                    System.exit(1);
                });
    }

    /// A page view that is read, and that is all.
    private static void read(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            try {
                boolean isView = JSON.readTree(body.getBytes()).has("view");
                request.response().putHeader("Content-Type", "application/json").end("{\"line\":" + isView + "}");
            } catch (IOException e) {
                request.response().setStatusCode(400).end();
            }
        });
    }

    private void connected(ServerWebSocket socket, Context context) {
        boolean shopper = socket.path().endsWith("shopper");
        FloorConnection connection = new FloorConnection(socket, context, shopper);
        socket.textMessageHandler(text -> handle(connection, text));
        socket.closeHandler(ignored -> {
            FloorPair pair = connection.pair();
            if (pair != null) {
                pair.leave(connection);
            }
        });
    }

    private void handle(FloorConnection connection, String text) {
        try {
            FloorFrame frame = FloorFrame.read(text);
            switch (frame.type()) {
                case "hello" -> hello(connection, frame.token());
                case "say" -> say(connection, frame);
                case "follow" -> connection.send(FloorFrame.followed(frame.conversation()));
                case "take" -> connection.send(FloorFrame.done(frame.ref()));
                default -> connection.close();
            }
        } catch (IOException | IllegalArgumentException e) {
            connection.close();
        }
    }

    private void hello(FloorConnection connection, @Nullable String token) {
        UUID conversation = new UUID(0, Long.parseLong(token == null ? "" : token));
        FloorPair pair = pairs.computeIfAbsent(conversation, FloorPair::new);
        connection.join(pair);
        log.opened(conversation, connection);
    }

    private void say(FloorConnection connection, FloorFrame frame) {
        FloorPair pair = connection.pair();
        if (pair == null || frame.clientId() == null || frame.text() == null) {
            connection.close();
            return;
        }
        log.append(new FloorLog.Line(connection, pair, frame.clientId(), frame.text()));
    }

    private final class Verticle extends AbstractVerticle {
        private final int port;

        private Verticle(int port) {
            this.port = port;
        }

        @Override
        public void start(io.vertx.core.Promise<Void> started) {
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                    .webSocketHandler(socket -> connected(socket, context))
                    .requestHandler(Floor::read)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
