package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.conversation.ConversationStore.OpenOfCustomer;
import dev.shopbell.conversation.ConversationStore.SiteCustomer;
import dev.shopbell.customer.Customers;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Connection;
import dev.shopbell.site.Sites;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connections of this node, and which of them belong to one customer: a shopper's tabs learn of a
/// conversation that any of them opens.
final class Participants {
    private static final Logger LOG = Logger.getLogger(Participants.class);

    private final Conversations conversations;
    private final ConversationStore store;
    private final ConversationFeed feed;
    private final Customers customers;
    private final Sites sites;
    private final Executor background;
    private final ConcurrentHashMap<UUID, Participant> byConnection = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SiteCustomer, Set<Participant>> byCustomer = new ConcurrentHashMap<>();

    Participants(
            Conversations conversations,
            ConversationStore store,
            ConversationFeed feed,
            Customers customers,
            Sites sites,
            Executor background) {
        this.conversations = conversations;
        this.store = store;
        this.feed = feed;
        this.customers = customers;
        this.sites = sites;
        this.background = background;
    }

    @Nullable
    Participant of(Connection connection) {
        return byConnection.get(connection.id());
    }

    void open(Connection connection) {
        if (!(connection.caller() instanceof Actor actor)) {
            return;
        }
        Participant participant = new Participant(connection, actor, conversations);
        byConnection.put(connection.id(), participant);
        if (actor instanceof Actor.Visitor visitor) {
            background.execute(() -> tellCurrent(participant, visitor));
        }
    }

    void close(Connection connection) {
        Participant participant = byConnection.remove(connection.id());
        if (participant == null) {
            return;
        }
        participant.followed().forEach(conversation -> feed.unfollow(connection, conversation));
        UUID customer = participant.customer();
        if (participant.actor() instanceof Actor.Visitor visitor && customer != null) {
            forget(new SiteCustomer(visitor.site(), customer), participant);
        }
    }

    /// Tells the tabs of the customer that a conversation of theirs is open now.
    void opened(Conversation conversation) {
        Set<Participant> tabs = byCustomer.get(new SiteCustomer(conversation.site(), conversation.customer()));
        if (tabs != null) {
            tabs.forEach(participant -> {
                participant.knows(conversation);
                participant.connection().send(current(Optional.of(conversation)));
            });
        }
    }

    /// Finds conversations that customers of this node opened on another one.
    void readOpenConversations() {
        Map<SiteCustomer, Set<Participant>> waiting = new HashMap<>();
        byCustomer.forEach((key, tabs) -> {
            if (tabs.stream().anyMatch(participant -> participant.openConversation() == null)) {
                waiting.put(key, tabs);
            }
        });
        if (waiting.isEmpty()) {
            return;
        }
        for (OpenOfCustomer open : store.openOf(waiting.keySet())) {
            store.find(open.conversation()).ifPresent(this::opened);
        }
    }

    private void tellCurrent(Participant participant, Actor.Visitor visitor) {
        Connection connection = participant.connection();
        while (connection.isOpen()) {
            try {
                UUID customer = customers.ofVisitor(visitor);
                participant.customer(customer);
                if (sites.byId(visitor.site())
                        .filter(site -> site.settings().writing().shown())
                        .isPresent()) {
                    participant.writingShown();
                }
                SiteCustomer key = new SiteCustomer(visitor.site(), customer);
                // Before the query, so that a conversation that opens meanwhile is told at least once.
                byCustomer.compute(key, (k, tabs) -> {
                    Set<Participant> all = tabs == null ? ConcurrentHashMap.newKeySet(2) : tabs;
                    all.add(participant);
                    return all;
                });
                if (!connection.isOpen()) {
                    forget(key, participant);
                }
                Optional<Conversation> newest = conversations.currentOf(visitor);
                newest.ifPresent(participant::knows);
                connection.send(current(newest));
                return;
            } catch (RuntimeException e) {
                LOG.warnf("A shopper's conversation could not be read, trying again: %s", e.getMessage());
                try {
                    Thread.sleep(500);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void forget(SiteCustomer key, Participant participant) {
        byCustomer.computeIfPresent(key, (k, tabs) -> {
            tabs.remove(participant);
            return tabs.isEmpty() ? null : tabs;
        });
    }

    private static ServerFrame.Current current(Optional<Conversation> conversation) {
        return new ServerFrame.Current(conversation
                .map(found -> new ConversationHead(found.id(), found.state(), found.lastShopperNumber()))
                .orElse(null));
    }
}
