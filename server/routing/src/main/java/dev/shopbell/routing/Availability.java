package dev.shopbell.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to whether a site can be asked something now: what shoppers are told and invitations depend on. The same on
/// every node, within the round of [Presence]. Safe for use from any thread; may wait for the database.
public final class Availability {
    private final Teams teams;
    private final Presence presence;
    private final FirstAnswers firstAnswers;
    private final InstantSource clock;

    Availability(Teams teams, Presence presence, FirstAnswers firstAnswers, InstantSource clock) {
        this.teams = teams;
        this.presence = presence;
        this.firstAnswers = firstAnswers;
        this.clock = clock;
    }

    /// How a site stands.
    ///
    /// @param open whether it is within the hours of its team
    /// @param opensAt when that will be next; absent while it is open, and where it never opens
    /// @param staffAvailable whether somebody of its team is here and takes conversations, whatever the hours
    /// @param answerSeconds median time to the first answer, rounded up; absent until there are enough to tell
    public record Standing(
            boolean open,
            @Nullable Instant opensAt,
            boolean staffAvailable,
            @Nullable Integer answerSeconds) {
        /// Whether somebody will answer soon: it is open and somebody is here.
        public boolean isAttended() {
            return open && staffAvailable;
        }
    }

    /// How the site stands now.
    public Standing now(UUID site) {
        Instant now = clock.instant();
        Team team = teams.of(site);
        boolean open = team.hours().isOpen(now);
        return new Standing(
                open,
                open ? null : team.hours().opensAt(now).orElse(null),
                team.everybody() ? presence.isAnybodyAvailable() : presence.isAnyAvailable(team.members()),
                firstAnswers.medianSeconds(site));
    }
}
