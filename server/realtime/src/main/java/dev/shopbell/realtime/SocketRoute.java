package dev.shopbell.realtime;

import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.Origins;
import dev.shopbell.http.ProblemBody;
import dev.shopbell.http.Requests;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Wire;
import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Upgrades requests to WebSockets, where who asks may.
final class SocketRoute {
    private final Edge edge;
    private final Origins origins;
    private final Requests requests;
    private final AddressPlaces shopperPlaces;
    private final AddressPlaces pagePlaces;

    SocketRoute(Edge edge, Origins origins, Requests requests, AddressPlaces shopperPlaces) {
        this.edge = edge;
        this.origins = origins;
        this.requests = requests;
        this.shopperPlaces = shopperPlaces;
        pagePlaces = new AddressPlaces(edge.config().shopperConnectionsPerAddress());
    }

    /// Bounds what the server's decoder takes before this module sees it. Compression is off: frames are small, it
    /// costs
    /// memory on every connection, and it lets a small frame become a large one.
    static void bound(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize(Wire.MAX_CLIENT_FRAME_BYTES)
                .setMaxWebSocketMessageSize(Wire.MAX_CLIENT_FRAME_BYTES)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }

    void mount(Router router) {
        router.get("/socket/shopper").handler(context -> upgrade(context.request(), Audience.SHOPPER));
        router.get("/socket/page").handler(context -> upgrade(context.request(), Audience.PAGE));
        router.get("/socket/staff").handler(context -> upgrade(context.request(), Audience.STAFF));
    }

    private void upgrade(HttpServerRequest request, Audience audience) {
        Doorkeeper.Request sender = requests.read(request, null);
        String address = sender.remoteAddress();
        Problem problem = request.version() == HttpVersion.HTTP_2
                ? Problem.MALFORMED_FRAME
                : problemOf(edge, origins, audience, request);
        AddressPlaces places = placesOf(audience);
        if (problem == null && places != null && !places.take(address)) {
            problem = Problem.TOO_MANY;
        }
        if (problem != null) {
            ProblemBody.of(problem, null).end(request.response());
            return;
        }
        ConnectionBase connection = (ConnectionBase) request.connection();
        Channel channel = connection.channel();
        edge.counters().sockets.incrementAndGet();
        AtomicBoolean isHeld = new AtomicBoolean(true);
        Runnable release = () -> {
            if (isHeld.getAndSet(false)) {
                edge.counters().sockets.decrementAndGet();
                if (places != null) {
                    places.giveBack(address);
                }
            }
        };
        channel.closeFuture().addListener(closed -> release.run());
        request.toWebSocket().onFailure(notUpgraded -> release.run()).onSuccess(socket -> {
            // The channel's end is told to our own transport; Vert.x need not log it.
            connection.exceptionHandler(ignored -> {});
            takeOver(connection, channel, new WebSocketTransport(edge, channel, audience, sender));
        });
    }

    /// Pages have places of their own, so that a thousand tabs leave one for the chat.
    private @Nullable AddressPlaces placesOf(Audience audience) {
        return switch (audience) {
            case SHOPPER -> shopperPlaces;
            case PAGE -> pagePlaces;
            case STAFF -> null;
        };
    }

    /// Puts the transport in front of Vert.x in the channel, and takes out the timer by which HTTP ends idle
    /// connections: heartbeats do that here.
    private static void takeOver(ConnectionBase connection, Channel channel, WebSocketTransport transport) {
        if (channel.pipeline().get(IdleStateHandler.class) != null) {
            channel.pipeline().remove(IdleStateHandler.class);
        }
        channel.pipeline().addBefore(connection.channelHandlerContext().name(), "shopbell", transport);
    }

    /// Why this request may not open a connection, by either transport; null if it may.
    static @Nullable Problem problemOf(Edge edge, Origins origins, Audience audience, HttpServerRequest request) {
        if (!mayConnect(origins, audience, request)) {
            return Problem.ORIGIN_REFUSED;
        }
        if (edge.connections().isDraining()) {
            return Problem.SHUTTING_DOWN;
        }
        return edge.connections().isFull() ? Problem.OVERLOADED : null;
    }

    /// Staff carry a cookie, which a browser sends whoever asks it to, so the page that asks must be ours. A
    /// shopper's token is sent by the page itself; a client that is no browser has no page. Which site a shop's
    /// page must belong to is known at its hello: see [Gate].
    static boolean mayConnect(Origins origins, Audience audience, HttpServerRequest request) {
        List<String> named = request.headers().getAll("Origin");
        return switch (named.size()) {
            case 0 -> audience == Audience.SHOPPER;
            case 1 -> audience == Audience.PAGE || origins.isOurs(named.getFirst());
            default -> false;
        };
    }
}
