package dev.shopbell.app;

import dev.shopbell.access.AccessConfig;
import dev.shopbell.conversation.ConversationConfig;
import dev.shopbell.file.FileConfig;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.invitation.InvitationConfig;
import dev.shopbell.realtime.EpochSource;
import dev.shopbell.realtime.RealtimeConfig;
import dev.shopbell.routing.RoutingConfig;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.StorageConfig;
import dev.shopbell.ticket.TicketConfig;
import dev.shopbell.transcript.TranscriptConfig;
import dev.shopbell.visitor.VisitorConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/// Makes what every module asks the application for.
final class AppProducer {
    @Produces
    @Singleton
    Storage storage() {
        return Shopbell.started().storage();
    }

    @Produces
    @Singleton
    EpochSource epochSource(Storage storage) {
        return storage::epoch;
    }

    /// The clock of every fact, as exact as the database keeps it.
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Produces
    @Singleton
    CommandLine commandLine() {
        return Shopbell.started().commandLine();
    }

    @Produces
    @Singleton
    HttpConfig httpConfig() {
        return Shopbell.started().settings().http();
    }

    @Produces
    @Singleton
    StorageConfig storageConfig() {
        return Shopbell.started().settings().storage();
    }

    @Produces
    @Singleton
    VisitorConfig visitorConfig() {
        return Shopbell.started().settings().visitor();
    }

    @Produces
    @Singleton
    RealtimeConfig realtimeConfig() {
        return Shopbell.started().settings().realtime();
    }

    @Produces
    @Singleton
    SiteConfig siteConfig() {
        return Shopbell.started().settings().site();
    }

    @Produces
    @Singleton
    AccessConfig accessConfig() {
        return Shopbell.started().settings().access();
    }

    @Produces
    @Singleton
    FileConfig fileConfig() {
        return Shopbell.started().settings().file();
    }

    @Produces
    @Singleton
    ConversationConfig conversationConfig() {
        return Shopbell.started().settings().conversation();
    }

    @Produces
    @Singleton
    RoutingConfig routingConfig() {
        return Shopbell.started().settings().routing();
    }

    @Produces
    @Singleton
    TicketConfig ticketConfig() {
        return Shopbell.started().settings().ticket();
    }

    @Produces
    @Singleton
    TranscriptConfig transcriptConfig() {
        return Shopbell.started().settings().transcript();
    }

    @Produces
    @Singleton
    InvitationConfig invitationConfig() {
        return Shopbell.started().settings().invitation();
    }
}
