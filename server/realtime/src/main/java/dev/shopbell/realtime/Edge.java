package dev.shopbell.realtime;

import dev.shopbell.http.Origins;
import dev.shopbell.http.Requests;
import io.vertx.ext.web.Router;

/// What every connection needs. Immutable but for what it names.
///
/// @param connections those who are connected
/// @param gate decides who may come in
/// @param handlers the features
/// @param epochs tells the epoch for each welcome
record Edge(Connections connections, Gate gate, Handlers handlers, EpochSource epochs) {
    RealtimeConfig config() {
        return connections.config();
    }

    Counters counters() {
        return connections.counters();
    }

    String epoch() {
        return epochs.epoch();
    }

    /// Puts the routes of both transports on the router.
    void mount(Router router, Origins origins, Requests requests) {
        AddressPlaces shopperPlaces = new AddressPlaces(config().shopperConnectionsPerAddress());
        new SocketRoute(this, origins, requests, shopperPlaces).mount(router);
        new PollRoutes(this, origins, requests, shopperPlaces).mount(router);
    }
}
