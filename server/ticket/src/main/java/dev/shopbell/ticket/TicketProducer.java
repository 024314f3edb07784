package dev.shopbell.ticket;

import dev.shopbell.conversation.Conversations;
import dev.shopbell.customer.Customers;
import dev.shopbell.protocol.Page;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.visitor.VisitorFacts;
import dev.shopbell.visitor.Visitors;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes this module's objects.
final class TicketProducer {
    @Produces
    @Singleton
    Tickets tickets(
            Storage storage,
            Conversations conversations,
            Customers customers,
            Visitors visitors,
            Sites sites,
            TicketConfig config,
            InstantSource clock) {
        return new Tickets(
                new RequestStore(storage.jdbi()),
                conversations,
                customers,
                visitor -> pageOf(visitors, visitor),
                site -> asksConsent(sites, site),
                config,
                clock,
                new SecureRandom());
    }

    @Produces
    @Singleton
    TicketUpkeep upkeep(Tickets tickets) {
        return new TicketUpkeep(tickets);
    }

    void close(@Disposes TicketUpkeep upkeep) {
        upkeep.close();
    }

    void start(@Observes StartupEvent event, TicketUpkeep upkeep) {
        upkeep.start();
    }

    private static boolean asksConsent(Sites sites, UUID site) {
        SiteSettings settings = sites.byId(site).map(Site::settings).orElse(SiteSettings.DEFAULT);
        return settings.waiting().askConsent();
    }

    private static @Nullable Page pageOf(Visitors visitors, UUID visitor) {
        VisitorFacts facts = visitors.facts(Set.of(visitor)).get(visitor);
        return facts == null ? null : facts.page();
    }
}
