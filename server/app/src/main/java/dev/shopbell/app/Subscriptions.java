package dev.shopbell.app;

import dev.shopbell.access.Actor;
import dev.shopbell.access.Sessions;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.conversation.EntryOutbox;
import dev.shopbell.customer.Customers;
import dev.shopbell.desk.WorkLists;
import dev.shopbell.file.Files;
import dev.shopbell.http.Caller;
import dev.shopbell.invitation.Invitations;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.realtime.Connections;
import dev.shopbell.routing.WaitingRoom;
import dev.shopbell.site.SiteViews;
import dev.shopbell.storage.Event;
import dev.shopbell.storage.Storage;
import dev.shopbell.survey.Surveys;
import dev.shopbell.ticket.Tickets;
import dev.shopbell.transcript.Transcripts;
import dev.shopbell.visitor.Visitors;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Who hears what, across modules.
///
/// Most of these are hints within this node: they make screens move at once, and whoever misses one finds out by
/// reading. Who must miss nothing, whoever crashes when, subscribes to the outbox.
@Singleton
final class Subscriptions {
    void subscribe(
            @Observes StartupEvent start,
            Connections connections,
            Sessions sessions,
            Visitors visitors,
            SiteViews siteViews,
            Customers customers,
            Conversations conversations,
            WaitingRoom waitingRoom,
            Storage storage,
            Files files,
            Surveys surveys,
            Tickets tickets,
            Transcripts transcripts,
            Invitations invitations,
            WorkLists workLists) {
        customers.onJoining(conversations::join);
        customers.onJoining(surveys::join);
        customers.onJoining(tickets::join);
        conversations.onChange(workLists::changed);
        conversations.onChange(changed -> waitingRoom.changed());
        conversations.onReading(workLists::read);
        visitors.onPage(seen -> conversations.turnedPage(seen.visitor()));
        visitors.onPage(
                seen -> siteViews.seen(seen.visitor().site(), () -> seen.page().url()));
        storage.outbox().subscribe("visitor.standing", Invitations.CHANGED, invitations::tell);
        storage.outbox()
                .subscribe(
                        "visitor.chatting",
                        EntryOutbox.TURNS,
                        (handle, turns) -> turns.stream()
                                .map(Event::subject)
                                .distinct()
                                .flatMap(turned -> conversations.find(new Actor.Program(), turned).stream())
                                .forEach(found -> visitors.chatting(
                                        found.visitor(), found.id(), found.state() == ConversationState.OPEN)));
        storage.outbox().subscribe("invitation.withdrawn", Visitors.WITHDRAWN, invitations::withdrawn);
        storage.outbox().subscribe("survey.opened", Conversations.OPENED, surveys::opened);
        storage.outbox().subscribe("survey.erased", Conversations.ERASED, surveys::erased);
        storage.outbox().subscribe("ticket.erased", Conversations.ERASED, tickets::erased);
        storage.outbox()
                .subscribe(
                        "file.erased",
                        Conversations.ERASED,
                        (handle, events) ->
                                events.forEach(erased -> files.erase(conversations.filesOf(erased.subject()))));
        storage.outbox().subscribe("transcript.erased", Conversations.ERASED, transcripts::erased);
        sessions.onEnded(ended -> connections.endAll(caller -> isOf(caller, ended), Problem.SESSION_ENDED));
    }

    private static boolean isOf(Caller caller, UUID ended) {
        return switch (caller) {
            case Actor.Staff staff -> staff.session().equals(ended);
            case Actor.Visitor visitor -> visitor.id().equals(ended) || ended.equals(visitor.token());
            default -> false;
        };
    }
}
