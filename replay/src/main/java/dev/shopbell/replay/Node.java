package dev.shopbell.replay;

import dev.shopbell.client.LongPollTransport;
import dev.shopbell.client.Transport;
import dev.shopbell.client.WebSocketTransport;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;

/// One server process as its clients see it. Thread-safe.
record Node(URI url, ShopApi api) {
    Node(URI url) {
        this(url, new ShopApi(url));
    }

    /// How a shopper's frames travel to this node.
    Transport shopperTransport(HttpClient http, boolean longPoll) {
        return longPoll
                ? new LongPollTransport(url.toString(), "shopper", Map.of())
                : new WebSocketTransport(http, socket("shopper"), Map.of());
    }

    /// How the frames of somebody who is signed in travel to this node.
    Transport staffTransport(HttpClient http, ShopApi.Staff staff) {
        return new WebSocketTransport(
                http, socket("staff"), Map.of("Origin", url.toString(), "Cookie", staff.cookie()));
    }

    private URI socket(String side) {
        return URI.create("ws" + url.toString().substring("http".length()) + "/socket/" + side);
    }
}
