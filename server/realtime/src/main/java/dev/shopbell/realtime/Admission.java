package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Author;
import org.jspecify.annotations.Nullable;

/// The port by which this edge learns who may come in where. `access` implements it, since only it can tell a visitor
/// from a member of staff. Callers are compared by `equals`, so that all connections of one caller end together.
@FunctionalInterface
public interface Admission {
    /// The caller as others see them, or null where the caller may not come in on this side. Called on a thread
    /// that may block.
    @Nullable
    Author authorOf(Audience audience, Caller caller);

    /// Whether pages of this origin may speak for the caller on the side of [Audience#PAGE]. Called on a thread
    /// that may block.
    default boolean isPageOf(Caller caller, String origin) {
        return false;
    }
}
