package dev.shopbell.demo;

import dev.shopbell.access.Accounts;
import dev.shopbell.invitation.InvitationRules;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.Sites;
import dev.shopbell.visitor.Visitors;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this module's objects.
final class DemoProducer {
    @Produces
    @Singleton
    DemoShop demoShop(Sites sites, Accounts accounts, InvitationRules rules, Vertx vertx, SiteConfig config) {
        return new DemoShop(sites, accounts, new SampleInvitations(rules), vertx, config);
    }

    @Produces
    @Singleton
    SampleShoppers sampleShoppers(Visitors visitors) {
        return new SampleShoppers(visitors);
    }
}
