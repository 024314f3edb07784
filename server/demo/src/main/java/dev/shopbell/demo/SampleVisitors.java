package dev.shopbell.demo;

import dev.shopbell.site.Site;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// People who look around in the sample shop, put something into the cart or not, and leave. So a newcomer sees the
/// list of visitors alive.
final class SampleVisitors {
    private static final Logger LOG = Logger.getLogger(SampleVisitors.class);
    private static final int LEAST_SECONDS_ON_PAGE = 8;
    private static final int MOST_SECONDS_ON_PAGE = 70;
    private static final int MOST_PAGES = 9;

    /// What browsers say of themselves.
    private static final List<Map<String, String>> BROWSERS = List.of(
            Map.of(
                    "userAgent",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                    "language",
                    "en-GB",
                    "zone",
                    "Europe/London",
                    "device",
                    "desktop"),
            Map.of(
                    "userAgent",
                    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                    "language",
                    "de-DE",
                    "zone",
                    "Europe/Berlin",
                    "device",
                    "phone",
                    "referrer",
                    "https://www.google.com/"),
            Map.of(
                    "userAgent",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/605.1",
                    "language",
                    "nl-NL",
                    "zone",
                    "Europe/Amsterdam",
                    "device",
                    "phone",
                    "referrer",
                    "https://www.instagram.com/"),
            Map.of(
                    "userAgent",
                    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                    "language",
                    "fr-FR",
                    "zone",
                    "Europe/Paris",
                    "device",
                    "desktop",
                    "referrer",
                    "https://duckduckgo.com/"),
            Map.of(
                    "userAgent",
                    "Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/605.1",
                    "language",
                    "sv-SE",
                    "zone",
                    "Europe/Stockholm",
                    "device",
                    "tablet"));

    private final HttpClient http;
    private final AtomicInteger next = new AtomicInteger();

    SampleVisitors(HttpClient http) {
        this.http = http;
    }

    /// Lets some more people in, over the next seconds. Returns at once.
    void letIn(int people, Site site, String storeUrl, String socketOrigin) {
        for (int i = 0; i < people; i++) {
            Map<String, String> facts = BROWSERS.get(next.getAndIncrement() % BROWSERS.size());
            long startMillis = 1_100L * i;
            Thread.ofVirtual().name("sample-visitor").start(() -> {
                try (SampleBrowser browser = new SampleBrowser(http, site, storeUrl, socketOrigin, null, facts)) {
                    Thread.sleep(startMillis);
                    lookAround(browser);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    LOG.infof("A sample visitor left: %s", e.getMessage());
                }
            });
        }
    }

    private static void lookAround(SampleBrowser browser) throws IOException, InterruptedException {
        RandomGenerator random = RandomGenerator.getDefault();
        List<SamplePage> cart = new ArrayList<>();
        browser.open(SamplePage.HOME, Map.of());
        int pages = random.nextInt(2, MOST_PAGES);
        for (int i = 1; i < pages; i++) {
            Thread.sleep(1_000L * random.nextInt(LEAST_SECONDS_ON_PAGE, MOST_SECONDS_ON_PAGE));
            SamplePage page = SamplePage.ALL.get(random.nextInt(SamplePage.ALL.size()));
            if (page.price() > 0 && random.nextInt(3) == 0) {
                cart.add(page);
            }
            browser.open(page, cartOf(cart));
        }
        if (!cart.isEmpty()) {
            Thread.sleep(1_000L * LEAST_SECONDS_ON_PAGE);
            browser.open(random.nextBoolean() ? SamplePage.CART : SamplePage.CHECKOUT, cartOf(cart));
        }
        Thread.sleep(1_000L * random.nextInt(LEAST_SECONDS_ON_PAGE, MOST_SECONDS_ON_PAGE));
    }

    private static Map<String, Object> cartOf(List<SamplePage> cart) {
        if (cart.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "value",
                cart.stream().mapToDouble(SamplePage::price).sum(),
                "currency",
                "EUR",
                "items",
                cart.stream()
                        .map(page -> Map.of("name", page.title(), "quantity", 1, "price", page.price()))
                        .toList());
    }
}
