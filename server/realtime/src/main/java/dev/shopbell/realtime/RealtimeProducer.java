package dev.shopbell.realtime;

import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.Origins;
import dev.shopbell.http.Requests;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes this module's objects and puts its routes on the server's router.
@Singleton
final class RealtimeProducer {
    private @Nullable Thread callerWatch;

    @Produces
    @Singleton
    Connections connections(RealtimeConfig config) {
        return new Connections(config);
    }

    @Produces
    @Singleton
    HttpServerOptionsCustomizer socketOptions() {
        return new HttpServerOptionsCustomizer() {
            @Override
            public void customizeHttpServer(HttpServerOptions options) {
                SocketRoute.bound(options);
            }

            @Override
            public void customizeHttpsServer(HttpServerOptions options) {
                SocketRoute.bound(options);
            }
        };
    }

    void start(
            @Observes Router router,
            Connections connections,
            Doorkeeper doorkeeper,
            Admission admission,
            Unwelcome unwelcome,
            EpochSource epochs,
            Instance<FrameHandler<?>> handlers,
            Origins origins,
            Requests requests) {
        Gate gate = new Gate(doorkeeper, admission, unwelcome, connections.config(), connections::isDraining);
        List<FrameHandler<?>> all = List.copyOf(handlers.stream().toList());
        Edge edge = new Edge(connections, gate, new Handlers(all), epochs);
        edge.mount(router, origins, requests);
        callerWatch = new CallerWatch(connections, doorkeeper, unwelcome).start();
    }

    /// Before anything stops, so that what the goodbyes cause still finds everything in place. At the time of
    /// `ShutdownEvent` the framework has closed its server and all sockets with it.
    void stop(@Observes ShutdownDelayInitiatedEvent event, Connections connections) throws InterruptedException {
        if (callerWatch != null) {
            callerWatch.interrupt();
        }
        connections.drain();
    }
}
