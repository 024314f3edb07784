package dev.shopbell.conversation;

import dev.shopbell.access.Accounts;
import dev.shopbell.customer.Customers;
import dev.shopbell.file.FileHolders;
import dev.shopbell.file.Files;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.realtime.FrameHandler;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// Makes the beans of this module.
final class ConversationProducer {
    private final Executor background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("conversation-", 0).factory());

    @Produces
    @Singleton
    ConversationStore store(Storage storage) {
        return new ConversationStore(storage.jdbi());
    }

    @Produces
    @Singleton
    Conversations conversations(
            Storage storage,
            ConversationStore store,
            Customers customers,
            Beginnings beginnings,
            Files files,
            InstantSource clock,
            ConversationConfig config) {
        return new Conversations(
                store,
                new MessageLogStore(storage.fixedPlans()),
                customers,
                beginnings,
                files::claim,
                storage.outbox(),
                clock,
                config,
                background);
    }

    @Produces
    @Singleton
    FileHolders fileHolders(ConversationStore store, Customers customers) {
        return new ConversationHolders(store, new Readers(customers));
    }

    void close(@Disposes Conversations conversations) {
        conversations.close();
    }

    @Produces
    @Singleton
    Waits waits(Storage storage) {
        return new Waits(new WaitStore(storage.jdbi()));
    }

    @Produces
    @Singleton
    EntryWriter entryWriter(Accounts accounts, Files files) {
        return new EntryWriter(id -> accounts.nameOf(id).orElse(null), files::shown);
    }

    @Produces
    @Singleton
    ConversationFeed feed(ConversationStore store, EntryWriter writer) {
        return new ConversationFeed(store, writer, background);
    }

    @Produces
    @Singleton
    HeadReader headReader(ConversationFeed feed, Participants participants) {
        return new HeadReader(feed, participants);
    }

    void close(@Disposes HeadReader reader) {
        reader.close();
    }

    @Produces
    @Singleton
    Participants participants(
            Conversations conversations,
            ConversationStore store,
            ConversationFeed feed,
            Customers customers,
            Sites sites) {
        return new Participants(conversations, store, feed, customers, sites, background);
    }

    /// The frames' handler. What a commit sets off on this node stands here, on one page: followers are
    /// served, and a conversation that opens is told to all tabs of its customer.
    @Produces
    @Singleton
    FrameHandler<ConversationFrame> frames(
            Conversations conversations,
            ConversationStore store,
            ConversationFeed feed,
            Participants participants,
            HeadReader heads,
            Storage storage,
            ConversationConfig config) {
        conversations.onEntries(feed::publish);
        conversations.onEntries(entries -> entries.stream()
                .filter(entry -> entry.kind() == EntryKind.OPENED || entry.kind() == EntryKind.REOPENED)
                .forEach(entry -> background.execute(
                        () -> store.find(entry.conversation()).ifPresent(participants::opened))));
        heads.start(config);
        return new ConversationFrames(conversations, feed, participants, storage::epoch, background);
    }
}
