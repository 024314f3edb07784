package dev.shopbell.client;

import dev.shopbell.protocol.ProblemDetail;

/// The server refused a line or a command, for good.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ProblemDetail problem;

    RefusedException(ProblemDetail problem) {
        super(problem.code() + ": " + problem.title());
        this.problem = problem;
    }

    /// Why.
    public ProblemDetail problem() {
        return problem;
    }
}
