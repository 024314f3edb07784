package dev.shopbell.app;

import dev.shopbell.access.AccessConfig;
import dev.shopbell.conversation.ConversationConfig;
import dev.shopbell.file.FileConfig;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.invitation.InvitationConfig;
import dev.shopbell.realtime.RealtimeConfig;
import dev.shopbell.routing.RoutingConfig;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.storage.StorageConfig;
import dev.shopbell.ticket.TicketConfig;
import dev.shopbell.transcript.TranscriptConfig;
import dev.shopbell.visitor.VisitorConfig;

/// Every configuration record of the program, each named after its module.
record Settings(
        HttpConfig http,
        StorageConfig storage,
        RealtimeConfig realtime,
        SiteConfig site,
        AccessConfig access,
        VisitorConfig visitor,
        FileConfig file,
        ConversationConfig conversation,
        RoutingConfig routing,
        TicketConfig ticket,
        TranscriptConfig transcript,
        InvitationConfig invitation,
        AppConfig app) {

    /// Lays what was set over the defaults; fails on a key that nobody knows.
    static Settings of(Configuration configuration) {
        Settings settings = new Settings(
                configuration.section("http", HttpConfig.DEFAULT),
                configuration.section("storage", StorageConfig.DEFAULT),
                configuration.section("realtime", RealtimeConfig.DEFAULT),
                configuration.section("site", SiteConfig.DEFAULT),
                configuration.section("access", AccessConfig.DEFAULT),
                configuration.section("visitor", VisitorConfig.DEFAULT),
                configuration.section("file", FileConfig.DEFAULT),
                configuration.section("conversation", ConversationConfig.DEFAULT),
                configuration.section("routing", RoutingConfig.DEFAULT),
                configuration.section("ticket", TicketConfig.DEFAULT),
                configuration.section("transcript", TranscriptConfig.DEFAULT),
                configuration.section("invitation", InvitationConfig.DEFAULT),
                configuration.section("app", AppConfig.DEFAULT));
        configuration.rejectUnknown();
        return settings;
    }
}
