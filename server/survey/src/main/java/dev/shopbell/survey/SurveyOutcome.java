package dev.shopbell.survey;

import dev.shopbell.protocol.Problem;

/// What came of an answer.
public sealed interface SurveyOutcome {
    /// It is kept.
    record Kept() implements SurveyOutcome {}

    /// Nothing changed.
    ///
    /// @param detail what to mend
    record Refused(Problem problem, String detail) implements SurveyOutcome {}
}
