package dev.shopbell.site;

import dev.shopbell.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The door to what is known of whether a site's pages carry the widget: the first and the last time that one of them
/// told us of a view. Safe to use from any thread.
public final class SiteViews {
    /// As soon as somebody who waits for it looks again; a busy shop writes no more often than that.
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(3);

    private final SiteViewStore store;
    private final InstantSource clock;
    /// By site, on this node.
    private final Map<UUID, Instant> written = new ConcurrentHashMap<>();

    SiteViews(Storage storage, InstantSource clock) {
        this.store = new SiteViewStore(storage);
        this.clock = clock;
    }

    /// The first view of all and the last one.
    public record Seen(Instant first, Instant last, String lastUrl) {}

    /// A page of a site's shop told of a view. Cheap, except once in a few seconds when it is written down.
    ///
    /// @param url asked for only then
    public void seen(UUID site, Supplier<String> url) {
        Instant now = clock.instant();
        Instant next =
                written.merge(site, now, (last, at) -> last.plus(WRITTEN_EVERY).isAfter(at) ? last : at);
        if (next.equals(now)) {
            store.put(site, url.get(), now);
        }
    }

    /// What was seen of a site; empty if nothing was.
    public Optional<Seen> of(UUID site) {
        return store.of(site);
    }
}
