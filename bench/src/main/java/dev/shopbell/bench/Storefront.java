package dev.shopbell.bench;

import dev.shopbell.client.ClientListener;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFilter;
import dev.shopbell.protocol.VisitorListFrame;
import dev.shopbell.protocol.VisitorSort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The parts about shoppers who look around: what a page view costs, and what it costs to watch them.
final class Storefront {
    /// Of issue "the storefront": 2,000 page views a second on two cores.
    private static final int VIEWS_PER_SECOND = 2_000;
    /// Of the same: so many are there at once.
    private static final int VISITORS = 15_000;
    /// A visit of ten pages begins with one by somebody unknown.
    private static final int NEWCOMERS = 10;
    /// So many views a second keep the list in motion: each of the visitors opens a page in half a minute.
    private static final int STIR = 500;

    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private final Report report;
    private final Duration measured;

    Storefront(Report report, Duration measured) {
        this.report = report;
        this.measured = measured;
    }

    /// Page views beside a bare endpoint that only reads them.
    void intake(FloorSubject floor, ProductSubject product, String origin) throws IOException, InterruptedException {
        double bare;
        try (ViewLoad load = new ViewLoad(floor.url().resolve("/view"), origin)) {
            load.register(1);
            load.run(VIEWS_PER_SECOND, WARM_UP, NEWCOMERS);
            long before = cpuMicros(floor);
            ViewLoad.Result result = load.run(VIEWS_PER_SECOND, measured, NEWCOMERS);
            bare = (double) (cpuMicros(floor) - before) / result.views();
            report.circumstance("Bare endpoint", result + ", " + Math.round(bare) + " us of processor time a view");
        }
        try (ViewLoad load = new ViewLoad(viewsOf(product), origin)) {
            load.register(VISITORS);
            load.run(VIEWS_PER_SECOND, WARM_UP, NEWCOMERS);
            ProcessTree server = new ProcessTree(product.pid(), List.of(product.postmaster()));
            long serverBefore = server.cpuMicros();
            long before = cpuMicros(product);
            ViewLoad.Result result = load.run(VIEWS_PER_SECOND, measured, NEWCOMERS);
            double each = (double) (cpuMicros(product) - before) / result.views();
            report.circumstance(
                    "Intake",
                    result + ", " + Math.round((double) (server.cpuMicros() - serverBefore) / result.views())
                            + " us of it in the server, the rest in the database");
            report.add(Check.atLeast("Page views taken", result.perSecond(), 0.99 * VIEWS_PER_SECOND, "/s"));
            report.add(Check.atMost("Page views refused", (double) result.failures(), 0, ""));
            report.add(
                    Check.atMost("p99 of a page view's answer", result.millis().p99(), 500, "ms"));
            report.add(Check.atMost("CPU a page view, server and database", each, 600, "us"));
            report.add(Check.atMost("CPU a page view, of the bare endpoint's", each / bare, 12, "x"));
        }
    }

    /// The list of many visitors in motion, watched by some and by nobody.
    void list(ProductSubject product, String origin, String cookie) throws IOException, InterruptedException {
        try (ViewLoad load = new ViewLoad(viewsOf(product), origin)) {
            load.register(VISITORS);
            load.run(STIR, WARM_UP, 0);
            long before = cpuMicros(product);
            load.run(STIR, measured, 0);
            long alone = cpuMicros(product) - before;

            AtomicInteger frames = new AtomicInteger();
            AtomicInteger total = new AtomicInteger();
            List<ShopbellClient> watchers = new ArrayList<>();
            try (HttpClient http = HttpClient.newHttpClient()) {
                for (VisitorSort sort : VisitorSort.values()) {
                    watchers.add(watcher(http, product.url(), cookie, sort, frames, total));
                }
                load.run(STIR, WARM_UP, 0);
                int framesBefore = frames.get();
                before = cpuMicros(product);
                load.run(STIR, measured, 0);
                long watched = cpuMicros(product) - before;
                double seconds = measured.toMillis() / 1_000.0;
                int sent = frames.get() - framesBefore;
                report.circumstance(
                        "List",
                        "%,d visitors, %d page views a second, %d watchers with an order each, %d updates of 50 rows"
                                .formatted(total.get(), STIR, watchers.size(), sent));
                report.add(Check.atLeast("Visitors listed", total.get(), VISITORS, ""));
                report.add(Check.atMost("Updates a watcher, a second", sent / seconds / watchers.size(), 2.05, ""));
                report.add(Check.atMost(
                        "CPU an update of the list, server and database",
                        (watched - alone) / 1_000.0 / Math.max(1, sent),
                        25,
                        "ms"));
            } finally {
                watchers.forEach(ShopbellClient::close);
            }
        }
    }

    private static ShopbellClient watcher(
            HttpClient http, URI url, String cookie, VisitorSort sort, AtomicInteger frames, AtomicInteger total) {
        ClientListener listener = new ClientListener() {
            @Override
            public void frame(ServerFrame frame) {
                if (frame instanceof ServerFrame.Visitors visitors) {
                    frames.incrementAndGet();
                    total.set(visitors.total());
                }
            }
        };
        URI socket = URI.create("ws" + url.toString().substring(4)).resolve("/socket/staff");
        ShopbellClient client = new ShopbellClient(
                new WebSocketTransport(http, socket, Map.of("Origin", url.toString(), "Cookie", cookie)),
                null,
                listener);
        client.start();
        client.stand(new VisitorListFrame.WatchVisitors(VisitorFilter.ALL, sort, 0, 50));
        return client;
    }

    private static URI viewsOf(ProductSubject product) {
        return product.url().resolve("/intake/" + product.siteKey() + "/view");
    }

    private static long cpuMicros(Subject subject) throws IOException {
        return new ProcessTree(subject.pid(), List.of(subject.postmaster())).cpuMicros()
                + new ProcessTree(subject.postmaster(), List.of()).cpuMicros();
    }
}
