package dev.shopbell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/// Sends page views as the shops' pages do.
final class ViewLoad {
    private static final int PRODUCTS = 500;

    private final ShopPage page;
    private final List<Known> known = new CopyOnWriteArrayList<>();

    ViewLoad(ShopPage page) {
        this.page = page;
    }

    /// A browser that has a token.
    ///
    /// @param view its page's
    /// @param rules for whose moments that page waits
    record Known(String token, UUID view, List<String> rules) {}

    /// Sends views of so many browsers until each has a token.
    void register(int visitors) throws InterruptedException {
        Paced.times(visitors, () -> {
            UUID view = newId();
            JsonNode answer = page.post("view", body("", view));
            if (answer != null && answer.has("token")) {
                List<String> rules = answer.path("triggers").findValuesAsText("rule");
                known.add(new Known(answer.get("token").asText(), view, rules));
            }
        });
    }

    List<Known> known() {
        return known;
    }

    /// Sends so many views a second for so long, of the browsers that have tokens, and of every `newcomers`th without
    /// one.
    Paced.Result run(int perSecond, Duration time, int newcomers) throws InterruptedException {
        return Paced.atRate(perSecond, time, () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            boolean isNew = known.isEmpty() || (newcomers > 0 && random.nextInt(newcomers) == 0);
            String token = isNew ? "" : known.get(random.nextInt(known.size())).token();
            return page.post("view", body(token, newId())) != null;
        });
    }

    private String body(String token, UUID view) {
        int product = ThreadLocalRandom.current().nextInt(PRODUCTS);
        return String.format(
                Locale.ROOT,
                """
                {%s"view":"%s","page":{"url":"%s/products/jacket-%d?colour=green","title":"Jacket %d in green, for every \
                weather - Shop"},"kind":"product","product":{"id":"J-%d","name":"Jacket %d","category":"Jackets","price":%d.5,\
                "currency":"EUR"},"referrer":"https://search.example/?q=jacket","language":"nl-NL","zone":"Europe/Amsterdam",\
                "device":"phone","cart":{"value":%d,"currency":"EUR","items":[{"id":"J-1","name":"Jacket","quantity":1,\
                "price":99.5}]}}""",
                token.isEmpty() ? "" : "\"token\":\"" + token + "\",",
                view,
                page.origin(),
                product,
                product,
                product,
                product,
                product,
                product);
    }

    private static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
