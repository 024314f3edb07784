package dev.shopbell.file;

import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

/// Answers with a content such that no browser runs anything in it: only pictures that we wrote are shown where they
/// stand, and nothing has an origin, a script or a type of its own choosing.
public final class FileAnswers {
    /// One range, its end left open or not; whoever asks for several gets the whole.
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");

    private FileAnswers() {}

    /// The content to be saved, also where it is a picture.
    ///
    /// @param range the header `Range`
    /// @param known the header `If-None-Match`
    public static Response download(
            dev.shopbell.file.Files.Opened opened, @Nullable String range, @Nullable String known) {
        return answer(opened, "attachment", range, known);
    }

    static Response answer(dev.shopbell.file.Files.Opened opened, @Nullable String range, @Nullable String known) {
        return answer(opened, opened.isPicture() ? "inline" : "attachment", range, known);
    }

    private static Response answer(
            dev.shopbell.file.Files.Opened opened, String disposition, @Nullable String range, @Nullable String known) {
        String tag = '"' + opened.tag() + '"';
        Response.ResponseBuilder answer =
                known != null && known.contains(tag) ? Response.notModified() : body(opened, range);
        return answer.header(HttpHeaders.ETAG, tag)
                // Asked for each time, since who may read it can change; an answer without a body is quick.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition(disposition, opened.name()))
                .build();
    }

    private static Response.ResponseBuilder body(dev.shopbell.file.Files.Opened opened, @Nullable String range) {
        long length;
        try {
            length = Files.size(opened.path());
        } catch (IOException e) {
            throw new ProblemException(Problem.NOT_FOUND, "The content is not on this server.");
        }
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return ok(200, opened, 0, length);
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(asked.group(2)), length - 1);
        if (first >= length || last < first) {
            return Response.status(416).header("Content-Range", "bytes */" + length);
        }
        return ok(206, opened, first, last - first + 1)
                .header("Content-Range", "bytes " + first + "-" + last + "/" + length);
    }

    private static Response.ResponseBuilder ok(
            int status, dev.shopbell.file.Files.Opened opened, long offset, long count) {
        return Response.status(status).type(opened.mediaType()).entity(new PathPart(opened.path(), offset, count));
    }
}
