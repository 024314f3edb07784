package dev.shopbell.site;

import dev.shopbell.http.HttpConfig;
import dev.shopbell.http.ShopPages;
import dev.shopbell.storage.Storage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes this module's objects out of what the application provides.
final class SiteProducer {
    @Produces
    @Singleton
    Sites sites(Storage storage, SiteConfig config, InstantSource clock) {
        return new Sites(storage, config, clock);
    }

    @Produces
    @Singleton
    ShopPages shopPages(Sites sites) {
        return (key, origin) ->
                sites.byKey(key).filter(site -> site.origins().contains(origin)).isPresent();
    }

    @Produces
    @Singleton
    SiteViews siteViews(Storage storage, InstantSource clock) {
        return new SiteViews(storage, clock);
    }

    @Produces
    @Singleton
    WebBuild webBuild(SiteConfig config) {
        return new WebBuild(config.webDirectory(), Thread.currentThread().getContextClassLoader());
    }

    @Produces
    @Singleton
    PagePolicy pagePolicy(HttpConfig config) {
        return new PagePolicy(config);
    }

    @Produces
    @Singleton
    Snippets snippets(HttpConfig config, WidgetTexts texts) {
        return new Snippets(config, texts);
    }

    @Produces
    @Singleton
    WidgetTexts widgetTexts(WebBuild build) {
        return new WidgetTexts(build);
    }

    @Produces
    @Singleton
    WidgetPages widgetPages(WebBuild build, WidgetTexts texts, HttpConfig config) {
        return new WidgetPages(build, texts, config);
    }
}
