package dev.shopbell.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a visitor had of invitations before.
///
/// @param invitedOn the day of the last one, in the site's zone
/// @param invitedThatDay how many there were on it
record Standing(
        @Nullable Instant invitedAt,
        @Nullable LocalDate invitedOn,
        int invitedThatDay,
        @Nullable Instant declinedUntil) {
    /// Why this visitor is not invited now; null if nothing here speaks against it.
    @Nullable
    Refusal refusal(Policy policy, Instant now) {
        if (declinedUntil != null && now.isBefore(declinedUntil)) {
            return new Refusal(Refusal.Reason.DECLINED, declinedUntil);
        }
        if (invitedThatDay >= policy.perVisitorDay() && policy.dayOf(now).equals(invitedOn)) {
            return new Refusal(Refusal.Reason.ENOUGH_TODAY, null);
        }
        if (invitedAt != null) {
            Instant again = invitedAt.plus(Duration.ofMinutes(policy.pauseMinutes()));
            if (now.isBefore(again)) {
                return new Refusal(Refusal.Reason.TOO_SOON, again);
            }
        }
        return null;
    }

    Standing invited(Policy policy, Instant now) {
        LocalDate today = policy.dayOf(now);
        return new Standing(now, today, today.equals(invitedOn) ? invitedThatDay + 1 : 1, declinedUntil);
    }
}
