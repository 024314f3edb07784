package dev.shopbell.site;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Answers with a [WebFile]: in the encoding that the browser takes, and with nothing where it has the file already.
final class WebAnswers {
    /// A year: the longest that HTTP caches are asked to keep anything (RFC 9111 names no bound, RFC 2616 did).
    static final String FOR_EVER = "public, max-age=31536000, immutable";
    /// A name that carries a hash of its content, as the bundler makes them: `panel-B7xK_2qd.js`.
    private static final Pattern HASHED = Pattern.compile(".*[-.][A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    private WebAnswers() {}

    /// How long the file at this path may be kept.
    static String freshness(String path) {
        return HASHED.matcher(path).matches() ? FOR_EVER : "no-cache";
    }

    static Response.ResponseBuilder answer(WebFile file, HttpHeaders request, String cacheControl) {
        Response.ResponseBuilder answer = hasAlready(file, request)
                ? Response.notModified()
                : Response.ok().type(file.contentType());
        answer.header("ETag", file.etag()).header("Vary", "Accept-Encoding").header("Cache-Control", cacheControl);
        if (!hasAlready(file, request)) {
            addBody(answer, file, request);
        }
        return answer;
    }

    private static void addBody(Response.ResponseBuilder answer, WebFile file, HttpHeaders request) {
        if (file.brotli() != null && takes(request, "br")) {
            answer.header("Content-Encoding", "br").entity(file.brotli());
        } else if (file.gzip() != null && takes(request, "gzip")) {
            answer.header("Content-Encoding", "gzip").entity(file.gzip());
        } else {
            answer.entity(file.plain());
        }
    }

    private static boolean hasAlready(WebFile file, HttpHeaders request) {
        return headers(request, "If-None-Match").stream()
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(file.etag()) || tag.equals("*"));
    }

    private static boolean takes(HttpHeaders request, String encoding) {
        return headers(request, "Accept-Encoding").stream()
                .map(value -> value.toLowerCase(Locale.ROOT).replace(" ", ""))
                .anyMatch(value -> value.equals(encoding)
                        || (value.startsWith(encoding + ";") && !value.matches(".*;q=0(?:\\.0*)?")));
    }

    private static List<String> headers(HttpHeaders request, String name) {
        String all = request.getHeaderString(name);
        return all == null
                ? List.of()
                : Arrays.stream(all.split(",", -1)).map(String::strip).toList();
    }
}
