package dev.shopbell.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Wire;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/// A [Problem] as the body of an answer, by RFC 9457.
///
/// @param type `urn:shopbell:problem:` and the code
/// @param title what went wrong, for a person
/// @param status the HTTP status
/// @param detail what is special about this case
/// @param code see [Problem#code()]
/// @param action what the client should do
public record ProblemBody(
        String type, String title, int status, @Nullable String detail, String code, Problem.Action action) {
    /// The content type of such a body.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// How long a client that should retry later is asked to wait at least; its own jitter comes on top.
    static final String RETRY_AFTER_SECONDS = "1";

    /// The body for a problem.
    public static ProblemBody of(Problem problem, @Nullable String detail) {
        return new ProblemBody(
                "urn:shopbell:problem:" + problem.code(),
                problem.title(),
                problem.httpStatus(),
                detail,
                problem.code(),
                problem.action());
    }

    /// Ends a raw answer with this problem. On the response's own event loop, or from any thread.
    public void end(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (action == Problem.Action.RETRY_LATER) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.end(json());
    }

    private String json() {
        try {
            return Wire.httpMapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
