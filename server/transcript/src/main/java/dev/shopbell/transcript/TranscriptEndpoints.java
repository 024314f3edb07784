package dev.shopbell.transcript;

import dev.shopbell.access.Actor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.realtime.Unwelcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shopper's conversation to take away, over HTTP.
@Path("/api/transcripts")
@RunOnVirtualThread
final class TranscriptEndpoints {
    private final Transcripts transcripts;
    private final CurrentCaller caller;
    private final Unwelcome unwelcome;

    TranscriptEndpoints(Transcripts transcripts, CurrentCaller caller, Unwelcome unwelcome) {
        this.transcripts = transcripts;
        this.caller = caller;
        this.unwelcome = unwelcome;
    }

    /// Where a transcript goes.
    ///
    /// @param email one e-mail address
    /// @param language a BCP 47 tag
    /// @param zone a name of the IANA time zone database
    public record MailWish(
            @Nullable String email,
            @Nullable String language,
            @Nullable String zone) {}

    /// Whether transcripts can be sent.
    ///
    /// @param givenUp whether the last letter with the conversation that was asked about will not arrive
    public record MailAnswer(boolean available, boolean givenUp) {}

    /// The conversation as plain text.
    ///
    /// @param language a BCP 47 tag
    /// @param zone a name of the IANA time zone database
    @GET
    @Path("/{id}/text")
    @Allow(Allow.Who.VISITOR)
    public Response text(
            @PathParam("id") UUID id,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("zone") @DefaultValue("") String zone) {
        TranscriptWriter writer = writer(id, language, zone);
        return file(writer.text(), "text/plain; charset=utf-8", writer.fileName("txt"));
    }

    /// The conversation as a page to print.
    ///
    /// @param language a BCP 47 tag
    /// @param zone a name of the IANA time zone database
    @GET
    @Path("/{id}/page")
    @Allow(Allow.Who.VISITOR)
    public Response page(
            @PathParam("id") UUID id,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("zone") @DefaultValue("") String zone) {
        TranscriptWriter writer = writer(id, language, zone);
        return file(writer.html(), "text/html; charset=utf-8", writer.fileName("html"));
    }

    /// Whether a transcript can be sent by e-mail, and what became of the last one.
    ///
    /// @param conversation of which one may have been sent
    @GET
    @Path("/mail")
    @Allow(Allow.Who.VISITOR)
    public MailAnswer canMail(@QueryParam("conversation") @Nullable UUID conversation) {
        return new MailAnswer(
                transcripts.canMail(),
                conversation != null && transcripts.isGivenUp((Actor.Visitor) caller.get(), conversation));
    }

    /// Has the conversation sent by e-mail.
    @POST
    @Path("/{id}/mail")
    @Allow(Allow.Who.VISITOR)
    public void mail(@PathParam("id") UUID id, MailWish wish) {
        String remoteAddress = caller.request().remoteAddress();
        if (unwelcome.isBlocked(caller.get(), remoteAddress)) {
            throw new ProblemException(Problem.BLOCKED);
        }
        MailOutcome outcome = transcripts.mail(
                (Actor.Visitor) caller.get(),
                id,
                Objects.requireNonNullElse(wish.email(), ""),
                Objects.requireNonNullElse(wish.language(), ""),
                Objects.requireNonNullElse(wish.zone(), ""),
                remoteAddress);
        if (outcome instanceof MailOutcome.Refused(Problem problem, String detail)) {
            throw new ProblemException(problem, detail);
        }
    }

    private TranscriptWriter writer(UUID id, String language, String zone) {
        return transcripts
                .of((Actor.Visitor) caller.get(), id, language, zone)
                .map(TranscriptWriter::new)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /// Never shown where it stands: what shoppers and staff wrote is in it.
    private static Response file(String content, String type, String name) {
        return Response.ok(content, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
