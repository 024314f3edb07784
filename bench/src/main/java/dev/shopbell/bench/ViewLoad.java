package dev.shopbell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Sends page views as the shops' pages do, at a fixed rate, whatever becomes of them.
final class ViewLoad implements AutoCloseable {
    private static final int SENDERS = 64;
    private static final int MAX_MILLIS = 60_000;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String origin;
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    /// @param url of the site's `/intake/KEY/view`
    /// @param origin of the site's pages
    ViewLoad(URI url, String origin) {
        this.url = url;
        this.origin = origin;
    }

    /// What came of a run.
    ///
    /// @param millis from the moment at which a view ought to have left to its answer
    record Result(long views, double perSecond, long failures, LoadResult.Latency millis) {}

    /// Sends views of so many browsers until each has a token.
    void register(int visitors) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(visitors);
        List<Thread> senders = new CopyOnWriteArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> {
                while (left.getAndDecrement() > 0) {
                    String token = send("");
                    if (token.length() > 1) {
                        tokens.add(token);
                    }
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    int visitors() {
        return tokens.size();
    }

    /// Sends so many views a second for so long, of the browsers that have tokens, and of every `newcomers`th without
    /// one.
    Result run(int perSecond, Duration time, int newcomers) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(MAX_MILLIS * 1_000L, 2);
        LongAdder failures = new LongAdder();
        long begin = System.nanoTime();
        long step = 1_000_000_000L * SENDERS / perSecond;
        List<Thread> senders = new CopyOnWriteArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            long first = begin + i * step / SENDERS;
            senders.add(Thread.ofVirtual().start(() -> {
                for (long due = first; due - begin < time.toNanos(); due += step) {
                    sleepUntil(due);
                    ThreadLocalRandom random = ThreadLocalRandom.current();
                    boolean isNew = tokens.isEmpty() || (newcomers > 0 && random.nextInt(newcomers) == 0);
                    if (send(isNew ? "" : tokens.get(random.nextInt(tokens.size())))
                            .isEmpty()) {
                        failures.increment();
                    }
                    micros.recordValue(Math.min(MAX_MILLIS * 1_000L, (System.nanoTime() - due) / 1_000));
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(
                micros.getTotalCount(),
                micros.getTotalCount() / seconds,
                failures.sum(),
                LoadResult.Latency.of(micros));
    }

    /// The token of the answer, `-` where it has none, nothing where the view was refused.
    private String send(String token) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int product = random.nextInt(500);
        String body = String.format(
                Locale.ROOT,
                """
                {%s"view":"%s","page":{"url":"%s/products/jacket-%d?colour=green","title":"Jacket %d in green, for every \
                weather - Shop"},"kind":"product","product":{"id":"J-%d","name":"Jacket %d","category":"Jackets","price":%d.5,\
                "currency":"EUR"},"referrer":"https://search.example/?q=jacket","language":"nl-NL","zone":"Europe/Amsterdam",\
                "device":"phone","cart":{"value":%d,"currency":"EUR","items":[{"id":"J-1","name":"Jacket","quantity":1,\
                "price":99.5}]}}""",
                token.isEmpty() ? "" : "\"token\":\"" + token + "\",",
                new UUID(random.nextLong(), random.nextLong()),
                origin,
                product,
                product,
                product,
                product,
                product,
                random.nextInt(500));
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Origin", origin)
                .header("Content-Type", "text/plain")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return "";
            }
            JsonNode given = json.readTree(answer.body()).get("token");
            return given == null ? "-" : given.asText();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static void sleepUntil(long nanoTime) {
        long nanos = nanoTime - System.nanoTime();
        if (nanos > 0) {
            try {
                Thread.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
