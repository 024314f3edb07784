package dev.shopbell.visitor;

import dev.shopbell.protocol.Invitation;
import dev.shopbell.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The port by which modules above tell a shop's page what to do next: every bean of this type is asked each time a
/// page
/// is opened or something happens on it. Called on threads that may block, though the page waits; safe for use from any
/// thread.
public interface PageAdvice {
    /// What the page of this visit should do.
    Advice on(Site site, Visit visit);

    /// What a page is told.
    ///
    /// @param triggers what the page is to watch from now on; empty for nothing
    /// @param invitation to show now
    record Advice(List<Trigger> triggers, @Nullable Invitation invitation) {
        /// There is nothing to do.
        public static final Advice NONE = new Advice(List.of(), null);

        /// The list is copied.
        public Advice {
            triggers = List.copyOf(triggers);
        }
    }

    /// A rule whose conditions hold as far as the server sees them. The page watches the rest, of which all that is
    /// set must come true, and then asks by `POST /intake/{key}/trigger`.
    ///
    /// @param afterSeconds so long on this page
    /// @param idleSeconds nothing done on it for so long
    /// @param exitIntent whether the pointer must leave the page at its top
    record Trigger(
            UUID rule,
            @Nullable Integer afterSeconds,
            @Nullable Integer idleSeconds,
            @Nullable Boolean exitIntent) {}
}
