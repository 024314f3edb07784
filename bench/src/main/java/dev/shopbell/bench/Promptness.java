package dev.shopbell.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// How many requests of one kind a server has answered, and how many of them within a limit, by its own clock: from the
/// head of the request to the end of the answer.
///
/// @param within how many within the limit
/// @param all how many
record Promptness(double within, double all) {
    private static final String BUCKET = "http_server_requests_seconds_bucket";

    /// Reads the server's metrics.
    ///
    /// @param path how the path of the requests ends
    /// @param seconds one of the limits that the server counts by
    static Promptness read(HttpClient http, URI metrics, String path, String seconds)
            throws IOException, InterruptedException {
        String text = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return new Promptness(sum(text, path, seconds), sum(text, path, "+Inf"));
    }

    private static double sum(String text, String path, String limit) {
        return text.lines()
                .filter(line ->
                        line.startsWith(BUCKET) && line.contains(path + "\"") && line.contains("le=\"" + limit + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// The share within the limit since an earlier reading, in per cent.
    double percentSince(Promptness before) {
        return 100 * (within - before.within) / (all - before.all);
    }
}
