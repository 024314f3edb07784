package dev.shopbell.plainchat;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.file.Files;
import dev.shopbell.routing.Availability;
import dev.shopbell.routing.Teams;
import dev.shopbell.routing.WaitingRoom;
import dev.shopbell.survey.Surveys;
import dev.shopbell.ticket.Tickets;
import dev.shopbell.visitor.Blocks;
import dev.shopbell.visitor.Visitors;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes this module's objects.
final class PlainChatProducer {
    @Produces
    @Singleton
    PlainChats plainChats(
            Visitors visitors,
            Blocks blocks,
            VisitorTokens tokens,
            Conversations conversations,
            Accounts accounts,
            Files files,
            InstantSource clock) {
        return new PlainChats(visitors, blocks, tokens, conversations, accounts, files, clock);
    }

    @Produces
    @Singleton
    PlainDesk plainDesk(
            Availability availability,
            Teams teams,
            WaitingRoom waitingRoom,
            Surveys surveys,
            Tickets tickets,
            InstantSource clock) {
        return new PlainDesk(availability, teams, waitingRoom, surveys, tickets, clock);
    }
}
