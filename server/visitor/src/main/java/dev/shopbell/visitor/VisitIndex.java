package dev.shopbell.visitor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shopbell.protocol.PageState;
import java.time.Duration;
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
    /// With the versions of the rows that say so, for as long as an older picture may still be on its way.
    private final Cache<UUID, Long> forgotten =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

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

    /// Takes a visitor out of whom nothing may be known any more.
    ///
    /// @param version of the row that says so: a picture that is older does not bring them back
    void forget(UUID visitor, long version) {
        forgotten.put(visitor, version);
        if (entries.remove(visitor) != null) {
            changes.incrementAndGet();
        }
    }

    /// Takes pictures of visits; of two of one visit the newer one stays.
    void apply(Collection<Visit> visits) {
        for (Visit visit : visits) {
            Long until = forgotten.getIfPresent(visit.visitor());
            if (until != null && visit.version() <= until) {
                continue;
            }
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

    /// Judges visits at one moment, thousands at once.
    ///
    /// @param nodes the server processes that live
    record Moment(Set<UUID> nodes, Instant idleBefore, Instant goneBefore) {
        /// What is done with the page. Where no living process holds its line, only time tells.
        PageState stateOf(Visit visit) {
            boolean hasLine = visit.lineNode() != null && nodes.contains(visit.lineNode());
            if (hasLine || visit.state() == PageState.GONE) {
                return visit.state();
            }
            Instant last = visit.lastAt();
            if (last.isBefore(goneBefore)) {
                return PageState.GONE;
            }
            return last.isBefore(idleBefore) ? PageState.IDLE : visit.state();
        }
    }

    Moment at(Instant now) {
        return new Moment(nodes, now.minus(config.idleAfter()), now.minus(config.goneAfter()));
    }

    /// What is done with the page now.
    PageState stateOf(Visit visit, Instant now) {
        return at(now).stateOf(visit);
    }

    /// Forgets those who have been gone for a while.
    void sweep(Instant now) {
        Instant shownFrom = now.minus(config.goneShown());
        Moment moment = at(now);
        for (Map.Entry<UUID, Entry> entry : entries.entrySet()) {
            Visit visit = entry.getValue().visit;
            if (moment.stateOf(visit) == PageState.GONE) {
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
