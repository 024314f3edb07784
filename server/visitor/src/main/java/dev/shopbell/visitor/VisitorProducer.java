package dev.shopbell.visitor;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.customer.Customers;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.VisitorListFrame;
import dev.shopbell.realtime.FrameHandler;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/// Makes this module's objects, and lets those run that work by themselves.
@Singleton
final class VisitorProducer {
    private final VisitorStore store;
    private final VisitStore visits;
    private final VisitIndex index;
    private final PageLines lines;
    private final VisitFeed feed;
    private final IntakeLog log;
    private final Places places;
    private final Blocks blocks;
    private final VisitUpkeep upkeep;
    private final VisitorWatches watches;

    VisitorProducer(
            Storage storage,
            Sites sites,
            VisitorTokens tokens,
            Customers customers,
            VisitorConfig config,
            InstantSource clock) {
        store = new VisitorStore(storage.jdbi());
        visits = new VisitStore(storage, UUID.randomUUID());
        index = new VisitIndex(config);
        lines = new PageLines(visits, index, config, clock);
        feed = new VisitFeed(visits, index, config, clock);
        log = new IntakeLog(visits, store, tokens, config, clock, index::apply);
        places = Places.open(config.geoDatabase());
        blocks = new Blocks(new BlockStore(storage.jdbi()), places, clock);
        upkeep = new VisitUpkeep(visits, store, config, sites::list, clock);
        watches = new VisitorWatches(
                index,
                customers::namesOfVisitors,
                site -> sites.byId(site).map(Site::name).orElse(""),
                blocks::isBlocked,
                clock);
    }

    @Produces
    @Singleton
    Visitors visitors(VisitorTokens tokens, VisitorConfig config, InstantSource clock) {
        return new Visitors(store, visits, index, lines, tokens, config, clock);
    }

    @Produces
    @Singleton
    VisitIndex index() {
        return index;
    }

    @Produces
    @Singleton
    Blocks blocks() {
        return blocks;
    }

    @Produces
    @Singleton
    PageSpeakers speakers(VisitorTokens tokens, VisitorConfig config) {
        return new PageSpeakers(tokens, config);
    }

    @Produces
    @Singleton
    Intake intake(
            Visitors visitors,
            PageSpeakers speakers,
            VisitorConfig config,
            Instance<PageAdvice> advisers,
            InstantSource clock) {
        List<PageAdvice> all = List.copyOf(advisers.stream().toList());
        return new Intake(visitors, speakers, log, blocks, places, config, all, clock);
    }

    @Produces
    @Singleton
    FrameHandler<VisitorFrame> frames(Visitors visitors) {
        return new VisitorFrames(
                visitors,
                lines,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("visitor-", 0).factory()));
    }

    @Produces
    @Singleton
    FrameHandler<VisitorListFrame> listFrames() {
        return new VisitorListFrames(watches);
    }

    void start(@Observes StartupEvent event) {
        places.start();
        feed.start();
        lines.start();
        watches.start();
        blocks.start();
        upkeep.start();
    }

    void stop(@Observes ShutdownEvent event) {
        upkeep.close();
        blocks.close();
        places.close();
        watches.close();
        lines.close();
        feed.close();
        log.close();
    }
}
