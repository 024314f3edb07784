package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.customer.Customers;

/// Who may read a conversation: the one place that decides it, for lines and for what they hold.
final class Readers {
    private final Customers customers;

    Readers(Customers customers) {
        this.customers = customers;
    }

    boolean mayRead(Actor actor, Conversation conversation) {
        return switch (actor) {
            case Actor.Visitor visitor ->
                visitor.site().equals(conversation.site())
                        && customers.ofVisitor(visitor).equals(conversation.customer());
            case Actor.Staff staff -> true;
            case Actor.Program program -> true;
        };
    }
}
