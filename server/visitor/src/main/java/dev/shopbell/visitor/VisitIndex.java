package dev.shopbell.visitor;

import dev.shopbell.protocol.PageState;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is in the shops now, in memory: one for all who watch. The database is what holds; this follows it, see
/// [VisitFeed]. Safe for use from any thread.
final class VisitIndex {
    private final VisitorConfig config;
    private final ConcurrentHashMap<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile Set<UUID> nodes = Set.of();

    VisitIndex(VisitorConfig config) {
        this.config = config;
    }

    /// A visit, with what is looked for in it already in small letters, so that a search need not do it again for
    /// thousands of rows.
    ///
    /// @param product name, id and category
    /// @param source where they came from
    /// @param text everything else but the address
    record Entry(Visit visit, String product, String source, String text) {
        static Entry of(Visit visit) {
            var product = visit.product();
            var campaign = visit.campaign();
            return new Entry(
                    visit,
                    product == null ? "" : small(product.name(), product.id(), product.category()),
                    campaign == null
                            ? small(visit.referrer())
                            : small(visit.referrer(), campaign.source(), campaign.medium(), campaign.name()),
                    small(visit.page().title(), visit.page().url(), visit.place(), visit.browser()));
        }

        private static String small(@Nullable String... words) {
            return Stream.of(words)
                    .filter(word -> word != null)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("\n"));
        }
    }

    /// Takes pictures of visits; of two of one visit the newer one stays.
    void apply(Collection<Visit> visits) {
        for (Visit visit : visits) {
            Entry entry = Entry.of(visit);
            entries.merge(visit.visitor(), entry, (old, fresh) -> old.visit.version() < visit.version() ? fresh : old);
        }
        changes.addAndGet(visits.size());
    }

    @Nullable
    Visit visit(UUID visitor) {
        Entry entry = entries.get(visitor);
        return entry == null ? null : entry.visit;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    int size() {
        return entries.size();
    }

    /// Grows with every change.
    long changes() {
        return changes.get();
    }

    /// Which server processes live, so that the lines they hold count.
    void nodes(Set<UUID> living) {
        nodes = Set.copyOf(living);
    }

    /// What is done with the page now. Where no living process holds its line, only time tells.
    PageState stateOf(Visit visit, Instant now) {
        boolean hasLine = visit.lineNode() != null && nodes.contains(visit.lineNode());
        if (hasLine || visit.state() == PageState.GONE) {
            return visit.state();
        }
        if (visit.lastAt().isBefore(now.minus(config.goneAfter()))) {
            return PageState.GONE;
        }
        return visit.lastAt().isBefore(now.minus(config.idleAfter())) ? PageState.IDLE : visit.state();
    }

    /// Forgets those who have been gone for a while.
    void sweep(Instant now) {
        Instant shownFrom = now.minus(config.goneShown());
        for (Map.Entry<UUID, Entry> entry : entries.entrySet()) {
            Visit visit = entry.getValue().visit;
            if (stateOf(visit, now) == PageState.GONE) {
                Instant goneAt = visit.state() == PageState.GONE
                        ? visit.stateAt()
                        : visit.lastAt().plus(config.goneAfter());
                if (goneAt.isBefore(shownFrom) && entries.remove(entry.getKey(), entry.getValue())) {
                    changes.incrementAndGet();
                }
            }
        }
    }
}
