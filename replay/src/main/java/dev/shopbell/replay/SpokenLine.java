package dev.shopbell.replay;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.replay.Dialogue.Side;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A line of a dialogue that is being played, and what became of it. Thread-safe.
final class SpokenLine {
    private final Script.Line line;
    private final Tally tally;
    private final CompletableFuture<ServerFrame.Said> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> heardByShopper = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> heardByAgent = new CompletableFuture<>();
    private volatile long sentNanos;
    private volatile boolean sent;

    SpokenLine(Script.Line line, Tally tally) {
        this.line = line;
        this.tally = tally;
    }

    Script.Line line() {
        return line;
    }

    /// The line is about to be given to a client.
    void sent() {
        sentNanos = System.nanoTime();
        sent = true;
    }

    boolean wasSent() {
        return sent;
    }

    /// The client got the line's answer.
    void answered(ServerFrame.@Nullable Said said, @Nullable Throwable failure) {
        if (said != null && acknowledged.complete(said)) {
            tally.acknowledged(System.nanoTime() - sentNanos);
        } else if (failure != null) {
            acknowledged.completeExceptionally(failure);
        }
    }

    /// One side got the line, be it its author.
    void heardBy(Side side) {
        if (heard(side).complete(null) && side != line.side()) {
            tally.delivered(System.nanoTime() - sentNanos);
        }
    }

    /// Nothing will come of the line any more.
    void giveUp(UnplayedException why) {
        acknowledged.completeExceptionally(why);
        heardByShopper.completeExceptionally(why);
        heardByAgent.completeExceptionally(why);
    }

    CompletableFuture<ServerFrame.Said> acknowledged() {
        return acknowledged;
    }

    boolean wasAcknowledged() {
        return acknowledged.isDone() && !acknowledged.isCompletedExceptionally();
    }

    /// Completes when a side has the line.
    CompletableFuture<@Nullable Void> heard(Side side) {
        return switch (side) {
            case SHOPPER -> heardByShopper;
            case AGENT -> heardByAgent;
        };
    }
}
