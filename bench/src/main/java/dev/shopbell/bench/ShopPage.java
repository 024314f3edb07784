package dev.shopbell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Tells a server what a shop's pages tell, in the way in which they do it.
final class ShopPage implements AutoCloseable {
    private static final int OK = 200;
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI folder;
    private final String origin;

    /// @param folder of the site's `/intake/KEY/`
    /// @param origin of the site's pages
    ShopPage(URI folder, String origin) {
        this.folder = folder;
        this.origin = origin;
    }

    String origin() {
        return origin;
    }

    /// The answer; null if there was none, or a refusal.
    @Nullable
    JsonNode post(String what, String body) {
        HttpRequest request = HttpRequest.newBuilder(folder.resolve(what))
                .header("Origin", origin)
                .header("Content-Type", "text/plain")
                .header("User-Agent", BROWSER)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? json.readTree(answer.body()) : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
