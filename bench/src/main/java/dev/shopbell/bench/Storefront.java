package dev.shopbell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The parts about shoppers who look around: what a page view costs, what it costs to watch them, and how soon it is
/// decided whether one is invited.
final class Storefront {
    /// Of issue "the storefront": 2,000 page views a second on two cores.
    private static final int VIEWS_PER_SECOND = 2_000;
    /// Of the same: so many are there at once.
    private static final int VISITORS = 15_000;
    /// A visit of ten pages begins with one by somebody unknown.
    private static final int NEWCOMERS = 10;
    /// So many views a second keep the list in motion: each of the visitors opens a page in half a minute.
    private static final int STIR = 500;
    /// Of 500 pages a second every fifth brings a rule's moment.
    private static final int MOMENTS_PER_SECOND = 100;
    /// Seconds, as the server counts.
    private static final String DECIDED_WITHIN = "0.005";

    private final Report report;
    private final Duration warmUp;
    private final Duration measured;

    Storefront(Report report, Duration warmUp, Duration measured) {
        this.report = report;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /// Page views beside a bare endpoint that only reads them.
    void intake(FloorSubject floor, ProductSubject product, String origin) throws IOException, InterruptedException {
        double bare;
        try (ShopPage page = new ShopPage(floor.url().resolve("/"), origin)) {
            ViewLoad load = new ViewLoad(page);
            load.run(VIEWS_PER_SECOND, warmUp, NEWCOMERS);
            Spent before = Spent.by(floor);
            Paced.Result result = load.run(VIEWS_PER_SECOND, measured, NEWCOMERS);
            Spent spent = Spent.by(floor).since(before);
            bare = spent.micros() / result.count();
            report.circumstance("Bare endpoint", result + ", " + spent.each(result.count()));
        }
        try (ShopPage page = pageOf(product, origin)) {
            ViewLoad load = new ViewLoad(page);
            load.register(VISITORS);
            load.run(VIEWS_PER_SECOND, warmUp, NEWCOMERS);
            Spent before = Spent.by(product);
            Paced.Result result = load.run(VIEWS_PER_SECOND, measured, NEWCOMERS);
            Spent spent = Spent.by(product).since(before);
            double each = spent.micros() / result.count();
            report.circumstance("Intake", result + ", " + spent.each(result.count()));
            report.add(Check.atLeast("Page views taken", result.perSecond(), 0.99 * VIEWS_PER_SECOND, "/s"));
            report.add(Check.atMost("Page views refused", (double) result.failures(), 0, ""));
            report.add(
                    Check.atMost("p99 of a page view's answer", result.millis().p99(), 500, "ms"));
            report.add(Check.atMost("CPU a page view, server and database", each, 400, "us"));
            report.add(Check.atMost("CPU a page view, of the bare endpoint's", each / bare, 8, "x"));
        }
    }

    /// The list of many visitors in motion, watched by some and by nobody.
    void list(ProductSubject product, String origin) throws IOException, InterruptedException {
        try (ShopPage page = pageOf(product, origin);
                HttpClient http = HttpClient.newHttpClient()) {
            ViewLoad load = new ViewLoad(page);
            load.register(VISITORS);
            load.run(STIR, warmUp, 0);
            Spent before = Spent.by(product);
            load.run(STIR, measured, 0);
            Spent alone = Spent.by(product).since(before);

            AtomicInteger frames = new AtomicInteger();
            AtomicInteger total = new AtomicInteger();
            List<ShopbellClient> watchers = new ArrayList<>();
            try {
                for (VisitorSort sort : VisitorSort.values()) {
                    watchers.add(watcher(http, product, sort, frames, total));
                }
                load.run(STIR, warmUp, 0);
                int framesBefore = frames.get();
                before = Spent.by(product);
                Paced.Result views = load.run(STIR, measured, 0);
                Spent watched = Spent.by(product).since(before);
                int sent = frames.get() - framesBefore;
                report.circumstance("Views while nobody watches", alone.each(views.count()));
                report.circumstance("Views while some watch", views + ", " + watched.each(views.count()));
                report.circumstance(
                        "List",
                        "%,d visitors, %d page views a second, %d watchers with an order each, %d updates of 50 rows"
                                .formatted(total.get(), STIR, watchers.size(), sent));
                double seconds = views.count() / views.perSecond();
                report.add(Check.atLeast("Visitors listed", total.get(), VISITORS, ""));
                report.add(Check.atLeast("Updates a watcher, a second", sent / seconds / watchers.size(), 1, ""));
                report.add(Check.atMost("Updates a watcher, a second", sent / seconds / watchers.size(), 2.05, ""));
                report.add(Check.atMost(
                        "CPU an update of the list, server and database",
                        (watched.micros() - alone.micros()) / 1_000.0 / Math.max(1, sent),
                        15,
                        "ms"));
            } finally {
                watchers.forEach(ShopbellClient::close);
            }
        }
    }

    /// Decisions whether to invite, with as many visitors there: first alone, as the other parts are, then while
    /// all of them go from page to page and somebody watches the list. How long they take in the server stands
    /// beside how long they take over HTTP, where the generator's own wait for a processor is in the figure; a
    /// bare endpoint that is asked at the same rate right after each tells how much that is.
    void invitation(FloorSubject floor, ProductSubject product, String origin)
            throws IOException, InterruptedException {
        try (ShopPage page = pageOf(product, origin);
                ShopPage bare = new ShopPage(floor.url().resolve("/"), origin);
                HttpClient http = HttpClient.newHttpClient()) {
            writeRules(http, product);
            // Somebody is there to answer, as most rules want it.
            ShopbellClient staff = staff(http, product, new ClientListener() {});
            try {
                ViewLoad views = new ViewLoad(page);
                views.register(VISITORS);
                MomentLoad moments = new MomentLoad(page, views.known());
                ViewLoad bareViews = new ViewLoad(bare);
                // Faster at first, until they are compiled: at their own rate that would take minutes.
                moments.run(5 * MOMENTS_PER_SECOND, warmUp);
                moments.run(MOMENTS_PER_SECOND, warmUp);
                bareViews.run(5 * MOMENTS_PER_SECOND, warmUp.dividedBy(2), NEWCOMERS);

                Paced.Result alone = decide(moments, "Decisions", http, product);
                report.circumstance("Bare endpoint at the same rate", bareRun(bareViews));
                watch(staff, VisitorSort.NEWEST);
                Thread stir = Thread.ofVirtual().start(() -> stir(views));
                moments.run(MOMENTS_PER_SECOND, warmUp.dividedBy(4));
                decide(moments, "Decisions among %d page views a second".formatted(STIR), http, product);
                report.circumstance("Bare endpoint at the same rate and load", bareRun(bareViews));
                stir.join();

                report.add(Check.atMost(
                        "p50 of a decision, over HTTP", alone.millis().p50(), 3, "ms"));
                report.add(Check.atMost(
                        "p99 of a decision, over HTTP", alone.millis().p99(), 5, "ms"));
            } finally {
                staff.close();
            }
        }
    }

    private Paced.Result decide(MomentLoad moments, String what, HttpClient http, ProductSubject product)
            throws IOException, InterruptedException {
        long before = moments.invited();
        Promptness earlier = Promptness.read(http, product.metrics(), "/trigger", DECIDED_WITHIN);
        Paced.Result decisions = moments.run(MOMENTS_PER_SECOND, measured);
        Promptness now = Promptness.read(http, product.metrics(), "/trigger", DECIDED_WITHIN);
        long invited = moments.invited() - before;
        report.circumstance(what, "%s, %,d of them invitations, %,d visitors".formatted(decisions, invited, VISITORS));
        report.add(Check.atLeast(what + ": invitations", (double) invited, decisions.count() / 4.0, ""));
        report.add(Check.atMost(what + ": refused an answer", (double) decisions.failures(), 0, ""));
        report.add(Check.atLeast(what + ": within 5 ms in the server", now.percentSince(earlier), 99, "%"));
        return decisions;
    }

    private String bareRun(ViewLoad views) throws InterruptedException {
        return views.run(MOMENTS_PER_SECOND, measured, NEWCOMERS).toString();
    }

    private void stir(ViewLoad views) {
        try {
            views.run(STIR, measured.multipliedBy(2).plus(warmUp.dividedBy(4)), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As a shop may have them after some months: a dozen rules, of which a third fit a product page.
    private static void writeRules(HttpClient http, ProductSubject product) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        JsonNode sites = json.readTree(call(http, product, "api/sites", null));
        String rules = "api/invitations/rules?site="
                + sites.get("sites").get(0).get("id").asText();
        List<String> all = new ArrayList<>();
        for (String category : List.of("Jackets", "Tents", "Boots")) {
            all.add(rule(
                    "Question about " + category,
                    "\"pages\":[\"product\"],\"category\":\"" + category
                            + "\",\"secondsOnPage\":40,\"agentsFree\":true"));
            all.add(rule(
                    "Large cart, " + category,
                    "\"pages\":[\"product\",\"cart\"],\"category\":\"" + category
                            + "\",\"cartFrom\":250,\"secondsOnPage\":15,\"agentsFree\":true"));
            all.add(rule(
                    "Back for " + category,
                    "\"pages\":[\"product\"],\"category\":\"" + category
                            + "\",\"returning\":true,\"secondsOnPage\":10"));
        }
        all.add(rule("Stuck", "\"pages\":[\"checkout\"],\"idleSeconds\":45,\"agentsFree\":true"));
        all.add(rule("Leaving", "\"pages\":[\"product\",\"cart\"],\"exitIntent\":true,\"agentsFree\":true"));
        all.add(rule("From the letter", "\"pages\":[],\"campaign\":\"spring\",\"secondsOnPage\":5"));
        call(http, product, rules, """
                {"version":0,"policy":{"perVisitorDay":3,"perSiteHour":100000,"pauseMinutes":10,"coolOffDays":7,\
                "zone":"Europe/Amsterdam"},"rules":[%s]}""".formatted(String.join(",", all)));
    }

    /// @param conditions members of the JSON object, in place of those that ask for nothing
    private static String rule(String name, String conditions) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = json.createObjectNode()
                .put("exitIntent", false)
                .put("agentsFree", false)
                .put("withinHours", false);
        all.putArray("pages");
        all.putArray("languages");
        all.setAll((ObjectNode) json.readTree("{" + conditions + "}"));
        return """
                {"name":"%s","enabled":true,"conditions":%s,"texts":[{"language":"en","text":"May we help?","weight":1},\
                {"language":"nl","text":"Kunnen we helpen?","weight":1},{"language":"nl","text":"Een vraag?","weight":1}]}""".formatted(name, all);
    }

    private static String call(HttpClient http, ProductSubject product, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.url().resolve(path))
                .header("Origin", product.url().toString())
                .header("Content-Type", "application/json")
                .header("Cookie", product.cookie());
        HttpResponse<String> answer = http.send(
                body == null
                        ? request.build()
                        : request.PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static ShopbellClient watcher(
            HttpClient http, ProductSubject product, VisitorSort sort, AtomicInteger frames, AtomicInteger total) {
        ClientListener listener = new ClientListener() {
            @Override
            public void frame(ServerFrame frame) {
                if (frame instanceof ServerFrame.Visitors visitors) {
                    frames.incrementAndGet();
                    total.set(visitors.total());
                }
            }
        };
        ShopbellClient client = staff(http, product, listener);
        watch(client, sort);
        return client;
    }

    private static ShopbellClient staff(HttpClient http, ProductSubject product, ClientListener listener) {
        URI url = product.url();
        URI socket =
                URI.create("ws" + url.toString().substring("http".length())).resolve("/socket/staff");
        ShopbellClient client = new ShopbellClient(
                new WebSocketTransport(http, socket, Map.of("Origin", url.toString(), "Cookie", product.cookie())),
                null,
                listener);
        client.start();
        return client;
    }

    private static void watch(ShopbellClient staff, VisitorSort sort) {
        staff.stand(new VisitorListFrame.WatchVisitors(VisitorFilter.ALL, sort, 0, 50));
    }

    private static ShopPage pageOf(ProductSubject product, String origin) {
        return new ShopPage(product.url().resolve("/intake/" + product.siteKey() + "/"), origin);
    }
}
