package dev.shopbell.realtime;

import dev.shopbell.http.HttpConfig;
import dev.shopbell.http.Origins;
import dev.shopbell.http.Requests;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;

/// The edge on a bare Vert.x server on a port of its own, as the application would put it together.
final class TestServer implements AutoCloseable {
    static final String ORIGIN = "https://chat.shop.example";

    final TestDoor door = new TestDoor();
    final TestFeatures features = new TestFeatures();
    final Connections connections;
    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final Thread callerWatch;
    private final HttpServer server;

    TestServer() {
        this(RealtimeConfig.DEFAULT);
    }

    TestServer(RealtimeConfig config) {
        connections = new Connections(config);
        HttpConfig http = new HttpConfig("127.0.0.1", 0, URI.create(ORIGIN), List.of(), List.of(), 1024 * 1024);
        Edge edge = new Edge(
                connections,
                new Gate(door, door, door, config, connections::isDraining),
                new Handlers(features.handlers()),
                () -> "epoch-1");
        HttpServerOptions options = new HttpServerOptions();
        SocketRoute.bound(options);
        Router router = Router.router(vertx);
        edge.mount(router, new Origins(http), new Requests(http));
        callerWatch = new CallerWatch(connections, door, door).start();
        server = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    @Override
    public void close() {
        callerWatch.interrupt();
        features.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
