package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/// Conversations over HTTP.
@Path("/api/conversations")
@RunOnVirtualThread
final class ConversationEndpoints {
    private static final int MOST_ENTRIES = 200;

    private final Conversations conversations;
    private final EntryWriter writer;
    private final CurrentCaller caller;
    private final Storage storage;
    private final Sites sites;

    ConversationEndpoints(
            Conversations conversations, EntryWriter writer, CurrentCaller caller, Storage storage, Sites sites) {
        this.conversations = conversations;
        this.writer = writer;
        this.caller = caller;
        this.storage = storage;
        this.sites = sites;
    }

    /// A page of entries.
    ///
    /// @param head the highest number in the caller's view
    /// @param epoch the history of the database that the numbers belong to
    public record EntriesPage(List<Entry> entries, int head, String epoch) {}

    /// Entries of a conversation, as the caller's view counts them.
    ///
    /// @param after the last number not wanted
    /// @param limit the most entries to return, at most 200
    @GET
    @Path("/{id}/entries")
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public EntriesPage entries(
            @PathParam("id") UUID id,
            @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (after < 0 || limit < 1 || limit > MOST_ENTRIES) {
            throw new ProblemException(Problem.INVALID, "after is 0 or more, limit is 1 to " + MOST_ENTRIES + ".");
        }
        Actor actor = (Actor) caller.get();
        Conversation conversation =
                conversations.find(actor, id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        View view = Conversations.viewOf(actor);
        return new EntriesPage(
                writer.entries(view, conversations.entries(actor, conversation, after, limit)),
                conversation.headFor(view),
                storage.epoch());
    }

    /// Deletes all that was said in a conversation, for its shopper and for staff: a shopper does so with their own, an
    /// administrator with any. That there was one stays.
    @DELETE
    @Path("/{id}/words")
    @Allow(Allow.Who.VISITOR_OR_STAFF)
    public void erase(@PathParam("id") UUID id) {
        Actor actor = (Actor) caller.get();
        if (actor instanceof Actor.Visitor visitor && !mayErase(visitor)) {
            throw new ProblemException(Problem.FORBIDDEN, "This shop keeps what was said.");
        }
        if (conversations.erase(actor, id) instanceof ChangeOutcome.Refused(Problem problem)) {
            throw new ProblemException(problem);
        }
    }

    private boolean mayErase(Actor.Visitor visitor) {
        return sites.byId(visitor.site())
                .map(site -> site.settings().after().allowDeletion())
                .orElse(false);
    }
}
