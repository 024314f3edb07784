package dev.shopbell.access;

import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// Nothing was done.
///
/// @param problem why
/// @param detail what is special about this case, for the person who has it
public record Refusal(Problem problem, @Nullable String detail)
        implements SignInOutcome, AccountOutcome, InviteOutcome, PhotoOutcome {
    Refusal(Problem problem) {
        this(problem, null);
    }

    static Refusal invalid(String detail) {
        return new Refusal(Problem.INVALID, detail);
    }

    /// For endpoints: ends the request with this.
    public ProblemException asException() {
        return new ProblemException(problem, detail);
    }
}
