package dev.shopbell.bench;

import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The product, as merchants run it but for the limits that hold back a single browser and a single address: here two
/// hundred pairs do the work of a hundred thousand.
final class ProductSubject implements Subject {
    private static final String CONNECTIONS = "realtime.connections=19000";

    private final LocalServer server;
    private final int managementPort;
    private final ShopApi.Staff staff;
    private final String siteKey;

    private ProductSubject(LocalServer server, int managementPort, ShopApi.Staff staff, String siteKey) {
        this.server = server;
        this.managementPort = managementPort;
        this.staff = staff;
        this.siteKey = siteKey;
    }

    /// @param data a fresh data directory
    /// @param javaOptions further options of the server's Java virtual machine
    static ProductSubject start(Path data, List<String> javaOptions) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(LocalServer.FOR_ONE_PROGRAM);
        settings.add(CONNECTIONS);
        int managementPort = LocalServer.freePort();
        settings.add("app.managementPort=" + managementPort);
        LocalServer server = LocalServer.in(data, LocalServer.freePort(), javaOptions, settings);
        server.start();
        try (ShopApi api = new ShopApi(server.url())) {
            ShopApi.Staff staff = api.setUp(data);
            return new ProductSubject(server, managementPort, staff, api.siteKey(staff));
        }
    }

    /// The server's process, to be started again.
    LocalServer server() {
        return server;
    }

    /// What the server itself measures of its requests.
    URI metrics() {
        return URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
    }

    /// The key of its site.
    String siteKey() {
        return siteKey;
    }

    /// The session's cookie of somebody who works for the shop.
    String cookie() {
        return staff.cookie();
    }

    @Override
    public String name() {
        return "product";
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public long postmaster() throws IOException {
        return server.postmaster();
    }

    @Override
    public List<String> generatorOptions() {
        return List.of("--target", "product", "--cookie", staff.cookie(), "--site", siteKey);
    }

    @Override
    public void close() {
        server.close();
    }
}
