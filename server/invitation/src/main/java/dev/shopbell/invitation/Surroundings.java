package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a decision asks other modules.
interface Surroundings {
    /// Whether somebody is there to answer.
    boolean isSomebodyFree(UUID site);

    /// Whether the shop is open.
    boolean isOpen(UUID site);

    /// Whether the visitor has an open conversation.
    boolean isChatting(Actor.Visitor visitor);

    /// The visitor and what they look at now, if they are here.
    Optional<Present> present(UUID visitor);

    /// The language of a site where the visitor's is not offered.
    String languageOf(UUID site);

    /// Tells everybody how the visitor's newest invitation stands.
    ///
    /// @param outcome absent while it is shown
    /// @param declinedUntil the end of a cool-off
    void standing(UUID visitor, @Nullable Outcome outcome, @Nullable Instant declinedUntil);

    /// Somebody with a page of the shop open.
    record Present(Actor.Visitor visitor, boolean blocked, PageFacts page) {}
}
