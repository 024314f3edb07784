package dev.shopbell.desk;

import dev.shopbell.access.Actor;
import dev.shopbell.conversation.Conversation;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.customer.Customers;
import dev.shopbell.customer.Person;
import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.WorkItem;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.Sites;
import dev.shopbell.visitor.VisitorFacts;
import dev.shopbell.visitor.Visitors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the desk reads over HTTP.
@Path("/api/conversations")
@RunOnVirtualThread
final class DeskEndpoints {
    private static final int MOST_ITEMS = 100;
    private static final int EARLIER = 20;

    private final WorkItems items;
    private final Conversations conversations;
    private final Visitors visitors;
    private final Customers customers;
    private final Sites sites;
    private final CurrentCaller caller;

    DeskEndpoints(
            WorkItems items,
            Conversations conversations,
            Visitors visitors,
            Customers customers,
            Sites sites,
            CurrentCaller caller) {
        this.items = items;
        this.customers = customers;
        this.sites = sites;
        this.conversations = conversations;
        this.visitors = visitors;
        this.caller = caller;
    }

    /// A page of the work list.
    public record WorkPage(List<WorkItem> items) {}

    /// What stands beside a conversation.
    ///
    /// @param person who the customer is, and how far their shop vouches for it; absent while nothing is known
    /// @param files what its site lets be sent
    public record ConversationContext(
            WorkItem item, ShopperContext shopper, @Nullable Person person, SiteSettings.Files files) {}

    /// What is known of a shopper.
    ///
    /// @param visitor the browser that opened the conversation; what it does now, `GET /api/visits/{id}` tells
    /// @param visits how often this browser came back after a pause
    /// @param earlier the customer's other conversations, newest first
    public record ShopperContext(
            UUID visitor,
            long firstSeenMicros,
            int visits,
            @Nullable String browser,
            @Nullable String language,
            @Nullable Page page,
            List<EarlierConversation> earlier) {}

    /// Another conversation of the same customer.
    public record EarlierConversation(UUID conversation, long openedAtMicros, ConversationState state) {}

    /// Closed conversations before a given one, latest first.
    @GET
    @Allow(Allow.Who.AGENT)
    public WorkPage closed(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("before") @Nullable UUID before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (!state.equals("closed")) {
            throw new ProblemException(Problem.INVALID, "state must be closed; open ones are on the work list.");
        }
        if (before == null || limit < 1 || limit > MOST_ITEMS) {
            throw new ProblemException(
                    Problem.INVALID, "before is a conversation's id, limit is 1 to " + MOST_ITEMS + ".");
        }
        return new WorkPage(items.closedBefore((Actor.Staff) caller.get(), before, limit));
    }

    /// What an agent sees beside a conversation.
    @GET
    @Path("/{id}")
    @Allow(Allow.Who.AGENT)
    public ConversationContext context(@PathParam("id") UUID id) {
        Actor.Staff staff = (Actor.Staff) caller.get();
        Conversation conversation =
                conversations.find(staff, id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        WorkItem item = items.row(staff, id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        VisitorFacts facts = visitors.facts(Set.of(conversation.visitor())).get(conversation.visitor());
        List<EarlierConversation> earlier = conversations.ofCustomer(staff, conversation.customer(), EARLIER).stream()
                .filter(other -> !other.id().equals(id))
                .map(other -> new EarlierConversation(
                        other.id(), ChronoUnit.MICROS.between(Instant.EPOCH, other.openedAt()), other.state()))
                .toList();
        return new ConversationContext(
                item,
                facts == null
                        ? new ShopperContext(
                                conversation.visitor(), item.openedAtMicros(), 1, null, null, item.page(), earlier)
                        : new ShopperContext(
                                conversation.visitor(),
                                facts.firstSeenMicros(),
                                facts.visits(),
                                facts.browser(),
                                facts.language(),
                                facts.page(),
                                earlier),
                customers.personsOf(List.of(conversation.customer())).get(conversation.customer()),
                sites.byId(conversation.site())
                        .map(site -> site.settings().files())
                        .orElse(SiteSettings.DEFAULT.files()));
    }
}
