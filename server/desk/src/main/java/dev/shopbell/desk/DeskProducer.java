package dev.shopbell.desk;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.Photos;
import dev.shopbell.customer.Customers;
import dev.shopbell.file.Files;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.realtime.FrameHandler;
import dev.shopbell.routing.Presence;
import dev.shopbell.routing.WaitingRoom;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.visitor.Visitors;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Makes the beans of this module.
final class DeskProducer {
    private final Executor background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("desk-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("desk-timer").daemon().factory());

    @Produces
    @Singleton
    WorkItems workItems(
            Storage storage, Sites sites, Accounts accounts, Customers customers, Visitors visitors, Files files) {
        return new WorkItems(new DeskStore(storage.jdbi()), sites, accounts, customers, visitors, files::shown);
    }

    @Produces
    @Singleton
    WorkLists workLists(Storage storage, WorkItems items) {
        return new WorkLists(new WorkFeed(items, new DeskStore(storage.jdbi()), background, timer));
    }

    void close(@Disposes WorkLists lists) {
        lists.close();
    }

    @Produces
    @Singleton
    FrameHandler<DeskFrame> frames(
            WorkLists lists, Accounts accounts, Photos photos, Presence presence, WaitingRoom waitingRoom) {
        return new DeskFrames(lists.feed(), accounts, photos, presence, waitingRoom, background);
    }
}
