package dev.shopbell.bench;

import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The product: shoppers show tokens of their own, agents the cookie of a session.
record ProductTarget(URI url, String cookie, List<String> tokens) implements Target {
    /// How many registrations are under way at once.
    private static final int CLERKS = 8;

    /// Registers `shoppers` browsers.
    static ProductTarget of(URI url, String cookie, String siteKey, int shoppers)
            throws IOException, InterruptedException {
        try (ShopApi api = new ShopApi(url);
                ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
            Callable<String> register = () -> api.newShopper(siteKey).token();
            List<Future<String>> registered = clerks.invokeAll(
                    Stream.generate(() -> register).limit(shoppers).toList());
            return new ProductTarget(
                    url, cookie, registered.stream().map(ProductTarget::token).toList());
        }
    }

    @Override
    public String shopperHeaders() {
        return "";
    }

    @Override
    public String agentHeaders() {
        return "Origin: " + url + "\r\nCookie: " + cookie + "\r\n";
    }

    @Override
    public String shopperToken(int number) {
        return tokens.get(number);
    }

    @Override
    public @Nullable String agentToken(int pair) {
        return null;
    }

    private static String token(Future<String> registered) {
        try {
            return registered.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visitor could not be registered", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
