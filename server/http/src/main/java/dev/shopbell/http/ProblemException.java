package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// Ends a request with a [Problem]. For endpoints only: a door answers an expected refusal as a value.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Problem problem;
    private final @Nullable String detail;

    /// A problem whose title says enough.
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /// A problem with a sentence for the person who has it.
    public ProblemException(Problem problem, @Nullable String detail) {
        super(detail == null ? problem.title() : detail);
        this.problem = problem;
        this.detail = detail;
    }

    /// What went wrong.
    public Problem problem() {
        return problem;
    }

    /// What is special about this case.
    public @Nullable String detail() {
        return detail;
    }
}
