package dev.shopbell.ticket;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.CurrentActor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.Problem;
import dev.shopbell.realtime.Unwelcome;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What shoppers leave to be answered by mail.
@Path("/api/requests")
@RunOnVirtualThread
final class RequestEndpoints {
    private final Tickets tickets;
    private final Sites sites;
    private final Accounts accounts;
    private final CurrentActor current;
    private final Unwelcome unwelcome;

    RequestEndpoints(Tickets tickets, Sites sites, Accounts accounts, CurrentActor current, Unwelcome unwelcome) {
        this.tickets = tickets;
        this.sites = sites;
        this.accounts = accounts;
        this.current = current;
        this.unwelcome = unwelcome;
    }

    /// What the shopper is told.
    ///
    /// @param number under which the shop finds the request, `SB-482913`
    record LeftAnswer(String number) {}

    /// A request as staff see it.
    ///
    /// @param question empty where the conversation asks it
    /// @param owner who is, or was last, at work on it
    /// @param changedAtMicros when its state last changed
    record RequestAnswer(
            UUID id,
            String number,
            String siteName,
            String name,
            String email,
            String question,
            @Nullable Page page,
            @Nullable String language,
            @Nullable UUID conversation,
            long leftAtMicros,
            RequestState state,
            @Nullable Author owner,
            long changedAtMicros) {}

    /// A list of requests.
    record RequestsAnswer(List<RequestAnswer> requests) {}

    /// A request as the caller saw it.
    ///
    /// @param changedAtMicros of the answer that they saw
    record SeenRequest(long changedAtMicros) {
        Instant changedAt() {
            return Instant.EPOCH.plus(changedAtMicros, ChronoUnit.MICROS);
        }
    }

    /// How many requests nobody is at work on.
    record OpenAnswer(int count) {}

    /// Leaves a request, to be answered by mail. A repeat with the same client id is answered like the first
    /// time; the same id with other words is refused with `clientIdReused`.
    @POST
    @Allow(Allow.Who.VISITOR)
    public LeftAnswer leave(NewRequest wanted) {
        if (unwelcome.isBlocked(current.get(), current.request().remoteAddress())) {
            throw new ProblemException(Problem.BLOCKED);
        }
        return switch (tickets.leave(
                current.visitor(), wanted, current.request().remoteAddress())) {
            case LeaveOutcome.Left(Request request) -> new LeftAnswer(request.shownNumber());
            case LeaveOutcome.Refused(Problem problem, @Nullable String detail) ->
                throw new ProblemException(problem, detail);
        };
    }

    /// What is to be done, the oldest first; or what was done last, the newest first.
    ///
    /// @param done which of both
    @GET
    @Allow(Allow.Who.AGENT)
    public RequestsAnswer list(@QueryParam("done") @DefaultValue("false") boolean done) {
        return new RequestsAnswer((done ? tickets.done() : tickets.toDo())
                .stream().map(this::answer).toList());
    }

    /// What was left to go on from a conversation, the oldest first.
    @GET
    @Path("/conversations/{conversation}")
    @Allow(Allow.Who.AGENT)
    public RequestsAnswer ofConversation(@PathParam("conversation") UUID conversation) {
        return new RequestsAnswer(tickets.ofConversation(current.staff(), conversation).stream()
                .map(this::answer)
                .toList());
    }

    /// How many requests nobody is at work on.
    @GET
    @Path("/open")
    @Allow(Allow.Who.AGENT)
    public OpenAnswer open() {
        return new OpenAnswer(tickets.countOpen());
    }

    /// Makes the caller the owner; `staleRequest` if somebody else was at it since the caller saw it.
    @POST
    @Path("/{id}/take")
    @Allow(Allow.Who.AGENT)
    public RequestAnswer take(@PathParam("id") UUID id, SeenRequest seen) {
        return stepped(tickets.take(current.staff(), id, seen.changedAt()));
    }

    /// Gives it back: nobody owns it then. Refused like taking.
    @POST
    @Path("/{id}/release")
    @Allow(Allow.Who.AGENT)
    public RequestAnswer release(@PathParam("id") UUID id, SeenRequest seen) {
        return stepped(tickets.release(current.staff(), id, seen.changedAt()));
    }

    /// Says that nothing is left to do. Refused like taking.
    @POST
    @Path("/{id}/done")
    @Allow(Allow.Who.AGENT)
    public RequestAnswer done(@PathParam("id") UUID id, SeenRequest seen) {
        return stepped(tickets.finish(current.staff(), id, seen.changedAt()));
    }

    /// Takes a done one up again, for its owner. Refused like taking.
    @POST
    @Path("/{id}/reopen")
    @Allow(Allow.Who.AGENT)
    public RequestAnswer reopen(@PathParam("id") UUID id, SeenRequest seen) {
        return stepped(tickets.reopen(current.staff(), id, seen.changedAt()));
    }

    /// Deletes a request for good.
    @DELETE
    @Path("/{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    public void delete(@PathParam("id") UUID id) {
        if (!tickets.delete(current.staff(), id)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    private RequestAnswer stepped(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done(Request request) -> answer(request);
            case StepOutcome.Refused(Problem problem) -> throw new ProblemException(problem);
        };
    }

    private RequestAnswer answer(Request request) {
        UUID owner = request.owner();
        return new RequestAnswer(
                request.id(),
                request.shownNumber(),
                sites.byId(request.site()).map(Site::name).orElse(""),
                request.name(),
                request.email(),
                request.question(),
                request.page(),
                request.language(),
                request.conversation(),
                micros(request.leftAt()),
                request.state(),
                owner == null
                        ? null
                        : new Author(
                                AuthorKind.STAFF, owner, accounts.nameOf(owner).orElse(null)),
                micros(request.changedAt()));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
