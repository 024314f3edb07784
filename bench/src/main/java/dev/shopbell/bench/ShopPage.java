package dev.shopbell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Tells a server what a shop's pages tell, in the way in which they do it.
final class ShopPage implements AutoCloseable {
    private static final int OK = 200;
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final ObjectMapper json = new ObjectMapper();
    /// Lines that nobody uses at the moment.
    private final Queue<HttpLine> lines = new ConcurrentLinkedQueue<>();
    private final URI folder;
    private final String origin;
    private final String headers;

    /// @param folder of the site's `/intake/KEY/`
    /// @param origin of the site's pages
    ShopPage(URI folder, String origin) {
        this.folder = folder;
        this.origin = origin;
        headers = "Origin: %s\r\nContent-Type: text/plain\r\nUser-Agent: %s\r\n".formatted(origin, BROWSER);
    }

    String origin() {
        return origin;
    }

    /// The answer; null if there was none, or a refusal.
    @Nullable
    JsonNode post(String what, String body) {
        HttpLine line = null;
        try {
            HttpLine kept = lines.poll();
            line = kept == null ? new HttpLine(folder) : kept;
            HttpLine.Answer answer = line.post(folder.resolve(what).getPath(), headers, body);
            lines.add(line);
            return answer.status() == OK ? json.readTree(answer.body()) : null;
        } catch (IOException e) {
            if (line != null) {
                line.close();
            }
            return null;
        }
    }

    @Override
    public void close() {
        lines.forEach(HttpLine::close);
    }
}
