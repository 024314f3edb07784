package dev.shopbell.plainchat;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.conversation.Conversations;
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
            VisitorTokens tokens,
            Conversations conversations,
            Accounts accounts,
            InstantSource clock) {
        return new PlainChats(visitors, tokens, conversations, accounts, clock);
    }
}
