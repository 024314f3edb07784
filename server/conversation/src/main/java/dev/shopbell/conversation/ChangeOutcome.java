package dev.shopbell.conversation;

import dev.shopbell.protocol.Problem;

/// What became of a command that takes, closes or reopens a conversation.
public sealed interface ChangeOutcome {
    /// It is as asked, and on disk.
    record Changed() implements ChangeOutcome {}

    /// Nothing changed.
    record Refused(Problem problem) implements ChangeOutcome {}
}
