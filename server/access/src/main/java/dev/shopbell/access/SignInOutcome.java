package dev.shopbell.access;

import java.time.Duration;

/// What came of an attempt to sign in.
public sealed interface SignInOutcome permits SignInOutcome.SignedIn, Refusal {
    /// A session began.
    ///
    /// @param token the session's secret, for the cookie and for nowhere else
    /// @param lasts until its last possible moment
    record SignedIn(Account account, String token, Duration lasts) implements SignInOutcome {
        @Override
        public String toString() {
            return "SignedIn[" + account.id() + "]";
        }
    }
}
