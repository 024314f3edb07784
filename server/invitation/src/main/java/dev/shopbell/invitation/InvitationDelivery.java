package dev.shopbell.invitation;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.visitor.Visitors;

/// Brings invitations to the pages that a visitor has open on this node, and takes them away again when they are
/// settled in one of them. One that a rule gave is shown by the page that asked; the others have it with their
/// next view.
final class InvitationDelivery {
    private final PendingInvitations pending;
    private final Visitors visitors;
    private final InvitationWords words;

    InvitationDelivery(PendingInvitations pending, Visitors visitors, InvitationWords words) {
        this.pending = pending;
        this.visitors = visitors;
        this.words = words;
    }

    void start() {
        pending.onGiven(given -> {
            if (given.staff() != null) {
                visitors.tell(given.visitor().id(), new ServerFrame.Invited(words.onTheWire(given)));
            }
        });
        pending.onSettled(given -> visitors.tell(given.visitor().id(), new ServerFrame.Withdrawn(given.id())));
        // One that was given between the page's view and its line.
        visitors.onLine(visitor -> pending.of(visitor)
                .filter(given -> given.staff() != null)
                .ifPresent(given -> Thread.startVirtualThread(
                        () -> visitors.tell(visitor, new ServerFrame.Invited(words.onTheWire(given))))));
    }
}
