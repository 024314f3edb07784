package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a decision asks other modules.
interface Surroundings {
    /// Whether somebody is there to answer in the chat: not while the shop is closed, since it takes no chats then.
    boolean isSomebodyFree(UUID site);

    /// Whether the shop is open.
    boolean isOpen(UUID site);

    /// The visitor and what they look at now, if they are here.
    Optional<Present> present(UUID visitor);

    /// The language of a site where the visitor's is not offered.
    String languageOf(UUID site);

    /// Tells everybody how visitors' newest invitations stand.
    void standing(List<InvitationStore.Newest> newest);

    /// Somebody with a page of the shop open.
    record Present(Actor.Visitor visitor, boolean blocked, PageFacts page) {}
}
