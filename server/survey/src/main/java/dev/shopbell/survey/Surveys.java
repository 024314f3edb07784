package dev.shopbell.survey;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import dev.shopbell.conversation.Conversation;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.customer.Customers;
import dev.shopbell.customer.Person;
import dev.shopbell.customer.Proof;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings.FieldKind;
import dev.shopbell.site.SiteSettings.PreChat;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Event;
import dev.shopbell.survey.Answers.Answered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The door to what is asked before a conversation and after it. Every call names who makes it. Safe for use from any
/// thread; waits for the database.
public final class Surveys {
    /// Who thinks better of it does so the same day; figures that are a day old do not change any more.
    public static final Duration CHANGEABLE = Duration.ofDays(1);

    /// As long as a line of chat that fills a phone.
    private static final int MOST_COMMENT_CHARACTERS = 1_000;

    private final SurveyStore store;
    private final Sites sites;
    private final Customers customers;
    private final Conversations conversations;
    private final InstantSource clock;

    Surveys(SurveyStore store, Sites sites, Customers customers, Conversations conversations, InstantSource clock) {
        this.store = store;
        this.sites = sites;
        this.customers = customers;
        this.conversations = conversations;
        this.clock = clock;
    }

    /// Whether the visitor is to be asked before a conversation.
    public boolean isDue(Actor.Visitor visitor) {
        PreChat preChat = site(visitor.site()).settings().preChat();
        if (!preChat.asked() || !preChat.skipKnown()) {
            return preChat.asked();
        }
        UUID customer = customers.ofVisitor(visitor);
        Person person = customers.personsOf(List.of(customer)).get(customer);
        return !store.hasAnswered(visitor.site(), customer) && (person == null || person.name() == null);
    }

    /// Keeps what a visitor answered, for the open conversation or the next; sent again, it is the same.
    ///
    /// @param answers by name of the question; the one that the first line of the conversation answers is left out
    public SurveyOutcome answer(Actor.Visitor visitor, Map<String, String> answers) {
        PreChat preChat = site(visitor.site()).settings().preChat();
        if (!preChat.asked()) {
            return new SurveyOutcome.Refused(Problem.FORBIDDEN, "This shop asks nothing before a chat.");
        }
        String complaint = AnswerRules.complaint(preChat.fields(), answers);
        if (complaint != null) {
            return new SurveyOutcome.Refused(Problem.INVALID, complaint);
        }
        List<Answered> given = AnswerRules.given(preChat.fields(), answers);
        Instant now = clock.instant();
        boolean hasConsented = given.stream().anyMatch(answer -> answer.kind() == FieldKind.CONSENT);
        UUID open = conversations
                .currentOf(visitor)
                .filter(current -> current.state() == ConversationState.OPEN)
                .map(Conversation::id)
                .orElse(null);
        store.keep(
                UuidCreator.getTimeOrderedEpoch(),
                visitor.site(),
                customers.ofVisitor(visitor),
                open,
                new Answers(given, hasConsented ? now : null, now));
        // Only said, so that it changes nothing about somebody whom the shop vouches for.
        customers.identify(
                visitor, new Person(Proof.NONE, null, valueOf(given, FieldKind.TEXT), valueOf(given, FieldKind.EMAIL)));
        return new SurveyOutcome.Kept();
    }

    private static @Nullable String valueOf(List<Answered> given, FieldKind kind) {
        return given.stream()
                .filter(answer -> answer.kind() == kind
                        && (kind != FieldKind.TEXT || answer.name().equals("name")))
                .map(Answered::value)
                .findFirst()
                .orElse(null);
    }

    /// What the shopper of the conversation answered before it, or before an earlier one.
    public Optional<Answers> answersFor(Actor.Staff staff, UUID conversation) {
        return conversations
                .find(staff, conversation)
                .flatMap(found -> store.answers(found.site(), found.customer(), found.id()));
    }

    /// Keeps how the shopper found a conversation that was closed; sent again, the newer counts, for a day.
    ///
    /// @param steps from 1, very poor, to 5, very good
    public SurveyOutcome rate(Actor.Visitor visitor, UUID conversation, int steps, String comment) {
        Optional<Conversation> found = conversations.find(visitor, conversation);
        if (found.isEmpty()) {
            return new SurveyOutcome.Refused(Problem.NOT_FOUND, "There is no such conversation.");
        }
        if (!site(visitor.site()).settings().after().askSatisfaction()) {
            return new SurveyOutcome.Refused(Problem.FORBIDDEN, "This shop does not ask.");
        }
        if (steps < 1 || steps > 5) {
            return new SurveyOutcome.Refused(Problem.INVALID, "steps is 1 to 5.");
        }
        if (comment.length() > MOST_COMMENT_CHARACTERS || comment.indexOf('\0') >= 0) {
            return new SurveyOutcome.Refused(
                    Problem.INVALID, "A comment takes at most " + MOST_COMMENT_CHARACTERS + " characters.");
        }
        Optional<Rating> before = store.rating(conversation);
        if (before.isEmpty() && found.get().state() == ConversationState.OPEN) {
            return new SurveyOutcome.Refused(Problem.INVALID, "The conversation has not ended.");
        }
        if (before.isPresent() && !isChangeable(before.get())) {
            return new SurveyOutcome.Refused(Problem.INVALID, "This can be changed for a day only.");
        }
        store.rate(conversation, visitor.site(), found.get().assignee(), steps, comment.strip(), clock.instant());
        return new SurveyOutcome.Kept();
    }

    /// How the shopper found the conversation, if the actor may read it.
    public Optional<Rating> ratingOf(Actor actor, UUID conversation) {
        return conversations.find(actor, conversation).flatMap(found -> store.rating(found.id()));
    }

    boolean isChangeable(Rating rating) {
        return clock.instant().isBefore(rating.ratedAt().plus(CHANGEABLE));
    }

    /// One customer is another from now on: so is who answered.
    public void join(Actor.Visitor visitor, UUID from, UUID to) {
        store.join(visitor.site(), from, to);
    }

    /// Conversations were opened: what was answered before them is theirs.
    public void opened(Handle handle, List<Event> events) {
        for (Event event : events) {
            conversations
                    .find(new Actor.Program(), event.subject())
                    .ifPresent(found -> store.attach(handle, found.id(), found.site(), found.customer()));
        }
    }

    /// Conversations were deleted: so is what was said with them.
    public void erased(Handle handle, List<Event> events) {
        events.forEach(event -> store.erase(handle, event.subject()));
    }

    private Site site(UUID id) {
        return sites.byId(id).orElseThrow(() -> new IllegalStateException("a visitor of a site that is not there"));
    }
}
