package dev.shopbell.site;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How sites and their pages are served.
///
/// @param remembered how long a node may go on with what it read of a site
/// @param loaderFresh how long a browser may use a loader without asking whether it changed
/// @param webDirectory where the web build lies, read anew for every request; absent for the one inside the program
public record SiteConfig(
        Duration remembered, Duration loaderFresh, @Nullable Path webDirectory) {
    /// A changed site shows within seconds on every node, and within minutes in every browser.
    public static final SiteConfig DEFAULT = new SiteConfig(Duration.ofSeconds(2), Duration.ofMinutes(5), null);
}
