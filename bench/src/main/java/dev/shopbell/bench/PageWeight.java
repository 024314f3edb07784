package dev.shopbell.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// What a shopper's browser loads, in bytes of the bodies as they are served to a browser that takes compressed ones.
///
/// @param loaderBytes the script on every page of the shop
/// @param panelBytes the document of the panel and what it names, loaded when a shopper first opens it
record PageWeight(long loaderBytes, long panelBytes) {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"#]+\\.(?:js|css))\"");

    static PageWeight of(URI url, String siteKey) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            long loader = get(http, url.resolve("/widget/" + siteKey + ".js")).body().length;
            HttpResponse<byte[]> document = get(http, url.resolve("/panel/" + siteKey));
            long panel = document.body().length;
            Set<String> references = new LinkedHashSet<>();
            Matcher matcher = REFERENCE.matcher(text(document));
            while (matcher.find()) {
                references.add(matcher.group(1));
            }
            for (String reference : references) {
                panel += get(http, url.resolve(reference)).body().length;
            }
            return new PageWeight(loader, panel);
        }
    }

    private static HttpResponse<byte[]> get(HttpClient http, URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answered " + response.statusCode());
        }
        return response;
    }

    /// Documents with a nonce cannot be compressed ahead, so they come plain or as gzip, not as brotli.
    private static String text(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        if (response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent()) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
                body = unpacked.readAllBytes();
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
