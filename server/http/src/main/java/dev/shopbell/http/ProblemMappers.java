package dev.shopbell.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.shopbell.protocol.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns whatever ends a request early into one of the closed list of problems. What we did not expect is logged under
/// a
/// reference, and only the reference leaves.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        return answer(e.problem(), e.detail());
    }

    @ServerExceptionMapper
    public Response malformed(MismatchedInputException e) {
        return malformed((JsonProcessingException) e);
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException e) {
        return answer(Problem.MALFORMED_FRAME, placeOf(e));
    }

    /// What begins like UTF-16 or UTF-32, which a reader of JSON has to take too, and does not go on as such.
    @ServerExceptionMapper
    public Response malformed(CharConversionException e) {
        return answer(Problem.MALFORMED_FRAME, null);
    }

    /// The framework's own refusals: no such path, wrong method, wrong content type, an unreadable parameter or
    /// body.
    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return malformed(cause);
        }
        if (e.getCause() instanceof CharConversionException cause) {
            return malformed(cause);
        }
        if (e.getCause() instanceof ProblemException cause) {
            return refused(cause);
        }
        return switch (e.getResponse().getStatus()) {
            case 404 -> answer(Problem.NOT_FOUND, null);
            case 405 -> answer(Problem.NOT_FOUND, "This method is not known here.");
            case 406 ->
                answer(Problem.MALFORMED_FRAME, "Answers come as application/json; the Accept header refuses that.");
            case 413 -> answer(Problem.FRAME_TOO_LARGE, null);
            case 415 -> answer(Problem.MALFORMED_FRAME, "Send the body as application/json.");
            case 400 -> answer(Problem.MALFORMED_FRAME, null);
            default -> unexpected(e);
        };
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (Outage.isBehind(e)) {
            LOG.warnf("The database did not answer: %s", Outage.rootOf(e).getMessage());
            return answer(Problem.STORAGE_UNAVAILABLE, null);
        }
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.errorf(e, "Request failed, reference %s", reference);
        return answer(Problem.INTERNAL, "The log has it under " + reference + ".");
    }

    private static @Nullable String placeOf(JsonProcessingException e) {
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String member = mismatch.getPath().getLast().getFieldName();
            return member == null ? null : "See the member \"" + member + "\".";
        }
        return e.getLocation() == null
                ? null
                : "See line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }

    private static Response answer(Problem problem, @Nullable String detail) {
        Response.ResponseBuilder response = Response.status(problem.httpStatus())
                .type(ProblemBody.MEDIA_TYPE)
                .entity(ProblemBody.of(problem, detail));
        if (problem.action() == Problem.Action.RETRY_LATER) {
            response.header(HttpHeaders.RETRY_AFTER, ProblemBody.RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
