package dev.shopbell.site;

import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;

/// What a program answers that was built without its browser side.
final class NoWebBuild {
    private NoWebBuild() {}

    static ProblemException problem() {
        return new ProblemException(
                Problem.INTERNAL, "This server was built without its web pages; build it with ./shopbell.");
    }
}
