package dev.shopbell.site;

import dev.shopbell.http.Allow;
import dev.shopbell.http.Caller;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What the application would provide, and a doorkeeper who takes anybody with a bearer token for an agent.
final class SiteTestWiring {
    record Agent() implements Caller {
        @Override
        public boolean is(Allow.Who who) {
            return who != Allow.Who.VISITOR;
        }
    }

    @Produces
    @Singleton
    HttpConfig httpConfig() {
        return HttpConfig.DEFAULT;
    }

    @Produces
    @Singleton
    SiteConfig siteConfig() {
        return SiteConfig.DEFAULT;
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Storage storage() {
        return TestDatabase.create("site");
    }

    @Produces
    @Singleton
    Doorkeeper doorkeeper() {
        return new Doorkeeper() {
            @Override
            public @Nullable Caller callerOf(Request request) {
                return request.bearer() == null ? null : new Agent();
            }

            @Override
            public boolean stillWelcome(Caller caller) {
                return true;
            }
        };
    }
}
