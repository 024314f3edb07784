package dev.shopbell.invitation;

import java.time.Duration;

/// How invitations go about.
///
/// @param remembered how long a node may go on with the rules it read
/// @param ignoredAfter an invitation that nobody answered for so long is ignored
/// @param watchEvery how often a node looks for invitations that others gave or settled
/// @param chatWithin a chat that begins so long after an invitation was accepted began from it
public record InvitationConfig(Duration remembered, Duration ignoredAfter, Duration watchEvery, Duration chatWithin) {
    /// What holds where nothing is set.
    public static final InvitationConfig DEFAULT = new InvitationConfig(
            Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofMinutes(30));
}
