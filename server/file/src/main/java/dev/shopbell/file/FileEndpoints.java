package dev.shopbell.file;

import dev.shopbell.access.CurrentActor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.realtime.Unwelcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Files over HTTP: sent in pieces that a lost line resumes, and read by who may read the conversation that holds them.
///
/// An upload goes thus: `POST` begins it, `PATCH` adds a piece at the offset that the last answer named, until the
/// answer
/// holds a `file`. After a lost line `GET .../state` (or the same `POST` again) says where to go on. The file is then
/// said in a conversation, as a line of the kind `file` under the same client id.
@Path("/api/files")
@RunOnVirtualThread
final class FileEndpoints {
    private final Files files;
    private final CurrentActor caller;
    private final Unwelcome unwelcome;

    FileEndpoints(Files files, CurrentActor caller, Unwelcome unwelcome) {
        this.files = files;
        this.caller = caller;
        this.unwelcome = unwelcome;
    }

    /// How an upload stands.
    ///
    /// @param offset where the next piece begins
    /// @param file what became of it, once it is whole and was looked into
    public record Upload(UUID id, long offset, @Nullable SentFile file) {}

    /// Begins an upload. Safe to repeat with the same `clientId`.
    @POST
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public Upload begin(Files.NewFile wanted) {
        if (unwelcome.isBlocked(caller.get(), caller.request().remoteAddress())) {
            throw new ProblemException(Problem.BLOCKED);
        }
        return answer(files.begin(caller.get(), wanted, caller.request().remoteAddress()));
    }

    /// Adds a piece, of at most 192 kB. The answer to the last one comes when the file was looked into.
    ///
    /// @param offset how many bytes went before
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public Upload receive(@PathParam("id") UUID id, @HeaderParam("Upload-Offset") @Nullable Long offset, byte[] piece) {
        if (offset == null || offset < 0) {
            throw new ProblemException(Problem.INVALID, "The header Upload-Offset says how many bytes went before.");
        }
        return answer(files.receive(caller.get(), id, offset, piece));
    }

    /// Where an upload of the caller's stands.
    @GET
    @Path("/{id}/state")
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public Upload state(@PathParam("id") UUID id) {
        return answer(files.state(caller.get(), id));
    }

    /// Gives up an upload that was not said.
    @DELETE
    @Path("/{id}")
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public void abandon(@PathParam("id") UUID id) {
        if (files.abandon(caller.get(), id) instanceof UploadOutcome.Refused(Problem problem, @Nullable String detail)
                && problem != Problem.NOT_FOUND) {
            throw new ProblemException(problem, detail);
        }
    }

    /// The content of a file.
    @GET
    @Path("/{id}")
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public Response content(
            @PathParam("id") UUID id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-None-Match") @Nullable String known) {
        return read(id, false, range, known);
    }

    /// The small form of a picture.
    @GET
    @Path("/{id}/preview")
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public Response preview(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String known) {
        return read(id, true, null, known);
    }

    private Response read(UUID id, boolean preview, @Nullable String range, @Nullable String known) {
        return files.open(caller.get(), id, preview)
                .map(opened -> FileAnswers.answer(opened, range, known))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private static Upload answer(UploadOutcome outcome) {
        return switch (outcome) {
            case UploadOutcome.Going(UUID id, long offset) -> new Upload(id, offset, null);
            case UploadOutcome.Ready(SentFile file) -> new Upload(file.id(), file.bytes(), file);
            case UploadOutcome.Refused(Problem problem, @Nullable String detail) ->
                throw new ProblemException(problem, detail);
        };
    }
}
