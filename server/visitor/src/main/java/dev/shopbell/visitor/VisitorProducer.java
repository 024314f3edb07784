package dev.shopbell.visitor;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.realtime.FrameHandler;
import dev.shopbell.storage.Storage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/// Makes this module's objects.
final class VisitorProducer {
    @Produces
    @Singleton
    Visitors visitors(Storage storage, VisitorTokens tokens, VisitorConfig config, InstantSource clock) {
        return new Visitors(new VisitorStore(storage.jdbi()), tokens, config, clock);
    }

    @Produces
    @Singleton
    FrameHandler<VisitorFrame> frames(Visitors visitors) {
        return new VisitorFrames(
                visitors,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("visitor-", 0).factory()));
    }
}
