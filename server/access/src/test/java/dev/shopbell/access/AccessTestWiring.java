package dev.shopbell.access;

import dev.shopbell.http.HttpConfig;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// What the application would provide.
final class AccessTestWiring {
    static final String ORIGIN = "http://127.0.0.1:7362";

    @Produces
    @Singleton
    HttpConfig httpConfig() {
        return new HttpConfig("127.0.0.1", 7362, null, List.of(), List.of(), 10_000);
    }

    @Produces
    @Singleton
    SiteConfig siteConfig() {
        return SiteConfig.DEFAULT;
    }

    @Produces
    @Singleton
    AccessConfig accessConfig() {
        return AccessConfig.DEFAULT;
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Storage storage() {
        return TestDatabase.create("site", "access");
    }
}
