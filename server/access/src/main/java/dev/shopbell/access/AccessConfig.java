package dev.shopbell.access;

import java.time.Duration;

/// How long sessions and links last, and how often one may try to sign in.
///
/// @param sessionIdle after so long without a request or a connection a session ends
/// @param sessionLongest after so long a session ends in any case
/// @param invitationLasts how long an invitation's link can be used
/// @param remembered how long a node may go on with what it read of a session or a token
/// @param revocationsEvery how often a node asks which sessions and tokens others ended
/// @param freeAttempts how many times one may try to sign in to an account before pauses begin
/// @param freeAttemptsAddress the same for all accounts from one address, behind which may be a whole office
/// @param firstPause the first pause; each further attempt doubles it
/// @param longestPause no pause is longer
/// @param attemptsForgotten after so long without an attempt all pauses are forgotten
public record AccessConfig(
        Duration sessionIdle,
        Duration sessionLongest,
        Duration invitationLasts,
        Duration remembered,
        Duration revocationsEvery,
        int freeAttempts,
        int freeAttemptsAddress,
        Duration firstPause,
        Duration longestPause,
        Duration attemptsForgotten) {

    /// A desk stays signed in over a weekend, and everybody signs in anew once a month. Somebody who guesses at one
    /// account gets 300 guesses a day.
    public static final AccessConfig DEFAULT = new AccessConfig(
            Duration.ofDays(3),
            Duration.ofDays(30),
            Duration.ofDays(7),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            5,
            50,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofHours(1));
}
