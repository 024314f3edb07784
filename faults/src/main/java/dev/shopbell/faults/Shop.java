package dev.shopbell.faults;

import dev.shopbell.client.Transport;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The running product: one or two server processes on one database, and the line in front of them over which everybody
/// comes. Not thread-safe.
final class Shop implements AutoCloseable {
    /// The limits that hold back a single browser and a single address are out of the way: here a few people do the
    /// work of many, from one address. Heartbeats are quick, so that a dead line is noticed in seconds.
    private static final List<String> SETTINGS = List.of(
            "realtime.heartbeat=2s",
            "visitor.registrationsPerAddress=1000000",
            "realtime.shopperConnectionsPerAddress=20000",
            "realtime.shopper.framesPerSecond=1000",
            "realtime.shopper.framesBurst=10000",
            "realtime.shopper.bytesPerSecond=10000000",
            "realtime.shopper.bytesBurst=100000000",
            "realtime.staff.bytesPerSecond=10000000",
            "realtime.staff.bytesBurst=100000000");

    private final List<LocalServer> nodes;
    private final FaultyLine line;
    private final URI publicUrl;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ShopApi> apis;
    private final ShopApi.Staff owner;
    private final String siteKey;

    private Shop(List<LocalServer> nodes, FaultyLine line) throws IOException, InterruptedException {
        this.nodes = nodes;
        this.line = line;
        publicUrl = urlOf(line);
        apis = nodes.stream().map(node -> new ShopApi(node.url())).toList();
        owner = apis.getFirst().setUp(nodes.getFirst().data());
        siteKey = apis.getFirst().siteKey(owner);
    }

    /// Starts everything.
    ///
    /// @param folder a fresh one
    /// @param nodeCount 1, or 2 for a second server on the PostgreSQL of the first
    /// @param settings further ones
    static Shop open(Path folder, int nodeCount, List<String> settings) throws IOException, InterruptedException {
        return open(folder, new Scenario.Needs(nodeCount, List.of(), false, 0, false, 0), settings);
    }

    /// Likewise.
    ///
    /// @param needs of which the settings are not looked at
    static Shop open(Path folder, Scenario.Needs needs, List<String> settings)
            throws IOException, InterruptedException {
        int nodeCount = needs.nodes();
        int[] ports = new int[nodeCount];
        for (int i = 0; i < nodeCount; i++) {
            ports[i] = LocalServer.freePort();
        }
        FaultyLine line = new FaultyLine(ports);
        List<LocalServer> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < nodeCount; i++) {
                List<String> all = new ArrayList<>(SETTINGS);
                all.add("http.publicUrl=" + urlOf(line));
                all.add("http.ownOrigins=http://127.0.0.1:" + ports[i]);
                all.add("app.managementPort=" + LocalServer.freePort());
                if (i > 0) {
                    all.add("storage.databaseUrl=" + nodes.getFirst().jdbcUrl());
                }
                all.addAll(settings);
                LocalServer node = LocalServer.in(folder.resolve("node-" + i), ports[i], all)
                        .withFilesOn(needs.fileBytes());
                nodes.add(node);
                node.start();
            }
            return new Shop(List.copyOf(nodes), line);
        } catch (IOException | InterruptedException | RuntimeException e) {
            nodes.reversed().forEach(LocalServer::close);
            line.close();
            throw e;
        }
    }

    private static URI urlOf(FaultyLine line) {
        return URI.create("http://127.0.0.1:" + line.port());
    }

    /// The only server, or the one that carries PostgreSQL.
    LocalServer first() {
        return nodes.getFirst();
    }

    /// The one on the other's PostgreSQL.
    LocalServer second() {
        return nodes.get(1);
    }

    FaultyLine line() {
        return line;
    }

    /// Requests go to a living server itself: what breaks on the line is for the sockets.
    ShopApi api() {
        return nodes.size() == 1 || first().isAlive() ? apis.getFirst() : apis.getLast();
    }

    ShopApi.Staff owner() {
        return owner;
    }

    String siteKey() {
        return siteKey;
    }

    /// How to reach the database.
    String jdbcUrl() throws IOException {
        return first().jdbcUrl();
    }

    Transport shopperTransport() {
        return new WebSocketTransport(http, socketUrl("shopper"), Map.of());
    }

    Transport staffTransport(ShopApi.Staff staff) {
        return new WebSocketTransport(
                http, socketUrl("staff"), Map.of("Cookie", staff.cookie(), "Origin", publicUrl.toString()));
    }

    /// Past the line, which would hold much for a reader who does not read.
    Transport directStaffTransport(ShopApi.Staff staff) {
        return new WebSocketTransport(
                http,
                URI.create("ws://" + first().url().getAuthority() + "/socket/staff"),
                Map.of("Cookie", staff.cookie(), "Origin", publicUrl.toString()));
    }

    private URI socketUrl(String side) {
        return URI.create("ws://127.0.0.1:" + line.port() + "/socket/" + side);
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        apis.forEach(ShopApi::close);
        line.close();
        boolean isOrphaned = !first().isAlive();
        nodes.reversed().forEach(LocalServer::close);
        if (isOrphaned) {
            ProcessHandle.of(first().postmaster()).ifPresent(ProcessHandle::destroy);
        }
    }
}
