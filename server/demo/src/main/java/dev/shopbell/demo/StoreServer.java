package dev.shopbell.demo;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Serves the pages of the sample shop, each with the widget's snippet, as a merchant would have put it
/// there.
final class StoreServer {
    private static final String FOLDER = "META-INF/shopbell-web/demo-store";
    /// Where the pages leave room for the snippet.
    private static final String MARKER = "<!-- shopbell-snippet -->";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "woff2", "font/woff2",
            "png", "image/png",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json");

    private final @Nullable Path directory;
    private final String snippet;
    private final Map<String, Optional<Buffer>> files = new ConcurrentHashMap<>();

    private StoreServer(@Nullable Path directory, String snippet) {
        this.directory = directory;
        this.snippet = snippet;
    }

    /// Listens until the program ends; waits until it does.
    ///
    /// @param directory where the pages lie, read anew for every request; null for those inside the program
    static void start(Vertx vertx, String host, int port, @Nullable Path directory, String snippet) {
        HttpServer server = vertx.createHttpServer().requestHandler(new StoreServer(directory, snippet)::answer);
        try {
            server.listen(port, host).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The sample shop cannot listen on " + host + ":" + port
                            + "; choose another port with --store-port.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().setStatusCode(405).end();
            return;
        }
        String path = request.path();
        String name = path == null || path.equals("/") ? "/index.html" : path;
        // Every address without a file of its own is one of the shop's pages, and the shop's script shows
        // which.
        boolean isPage = name.lastIndexOf('.') <= name.lastIndexOf('/');
        String file = isPage || name.contains("..") ? "/index.html" : name;
        Optional<Buffer> content = directory == null ? files.computeIfAbsent(file, this::load) : load(file);
        if (content.isEmpty()) {
            request.response().setStatusCode(404).end("Not found");
            return;
        }
        request.response()
                .putHeader("Content-Type", TYPES.getOrDefault(ending(file), "application/octet-stream"))
                .putHeader(
                        "Cache-Control",
                        file.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache")
                .end(content.get());
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    private Optional<Buffer> load(String file) {
        try (InputStream in = open(file)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(
                    file.endsWith(".html")
                            ? Buffer.buffer(new String(bytes, StandardCharsets.UTF_8).replace(MARKER, snippet))
                            : Buffer.buffer(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private @Nullable InputStream open(String file) throws IOException {
        if (directory == null) {
            return Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file);
        }
        // However the address is written, nothing outside of the folder is served.
        Path path = directory.resolve(file.replaceFirst("^/+", "")).normalize();
        return path.startsWith(directory) && Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }
}
