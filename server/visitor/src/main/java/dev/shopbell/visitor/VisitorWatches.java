package dev.shopbell.visitor;

import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorRow;
import dev.shopbell.realtime.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sends those who watch visitors their window of the list when it looks different, at most twice a second. Equal
/// questions are answered once. Safe for use from any thread.
final class VisitorWatches implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);
    /// Time alone turns visitors idle and gone; so much later is soon enough.
    private static final int ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK = 6;

    private final VisitIndex index;
    private final Function<Set<UUID>, Map<UUID, String>> names;
    private final Function<UUID, String> siteNames;
    private final Predicate<Visit> isBlocked;
    private final InstantSource clock;
    private final Map<UUID, Watch> watches = new ConcurrentHashMap<>();
    private final Rounds rounds;
    private long answeredChanges = -1;
    private int round;

    /// @param names of those visitors who have one
    /// @param siteNames what a site is called
    /// @param isBlocked who is in no list, whatever their pages told before
    VisitorWatches(
            VisitIndex index,
            Function<Set<UUID>, Map<UUID, String>> names,
            Function<UUID, String> siteNames,
            Predicate<Visit> isBlocked,
            InstantSource clock) {
        this.index = index;
        this.names = names;
        this.siteNames = siteNames;
        this.isBlocked = isBlocked;
        this.clock = clock;
        rounds = new Rounds("visitor-watches", EVERY, this::round);
    }

    /// What a connection watches. Only the round touches `sent`.
    private static final class Watch {
        final Connection connection;
        final VisitQuery query;
        final int first;
        final int count;
        ServerFrame.@Nullable Visitors sent;

        Watch(Connection connection, VisitQuery query, int first, int count) {
            this.connection = connection;
            this.query = query;
            this.first = first;
            this.count = count;
        }

        /// Where the window ends.
        int end() {
            return (int) Math.min(Integer.MAX_VALUE, (long) first + count);
        }
    }

    void start() {
        rounds.start(Duration.ZERO);
    }

    @Override
    public void close() {
        rounds.close();
    }

    void add(Connection connection, VisitQuery query, int first, int count) {
        watches.put(connection.id(), new Watch(connection, query, first, count));
        // Answered at the next round: whoever types into a filter asks again with each letter.
    }

    void remove(Connection connection) {
        watches.remove(connection.id());
    }

    /// Answers whoever is owed something.
    void round() {
        long changes = index.changes();
        boolean isDue = changes != answeredChanges || round++ % ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK == 0;
        answeredChanges = changes;
        Instant now = clock.instant();
        watches.values().removeIf(watch -> !watch.connection.isOpen());
        Map<VisitQuery, List<Watch>> asking = watches.values().stream()
                .filter(watch -> (isDue || watch.sent == null) && watch.connection.isQuiet())
                .collect(Collectors.groupingBy(watch -> watch.query));
        asking.forEach((query, those) -> {
            int most = those.stream().mapToInt(Watch::end).max().orElse(0);
            VisitQuery.Answer answer = query.run(index, now, isBlocked.negate(), most);
            those.forEach(watch -> answer(watch, answer));
        });
    }

    private void answer(Watch watch, VisitQuery.Answer answer) {
        List<VisitQuery.Found> all = answer.first();
        int first = Math.min(watch.first, all.size());
        List<VisitQuery.Found> window = all.subList(first, Math.min(all.size(), watch.end()));
        Map<UUID, String> known =
                names.apply(window.stream().map(one -> one.visit().visitor()).collect(Collectors.toSet()));
        ServerFrame.Visitors frame = new ServerFrame.Visitors(
                answer.total(),
                index.size(),
                first,
                window.stream()
                        .map(one -> row(one, known, watch.query.seesAddresses()))
                        .toList());
        if (!frame.equals(watch.sent)) {
            watch.sent = frame;
            watch.connection.send(frame);
        }
    }

    private VisitorRow row(VisitQuery.Found found, Map<UUID, String> known, boolean seesAddresses) {
        Visit visit = found.visit();
        return row(visit, found.state(), siteNames.apply(visit.site()), known.get(visit.visitor()), seesAddresses);
    }

    /// A visit as staff see it in a list, without what lies in the cart.
    static VisitorRow row(
            Visit visit,
            dev.shopbell.protocol.PageState state,
            String siteName,
            @Nullable String name,
            boolean seesAddresses) {
        Cart cart = visit.cart();
        String address = visit.address();
        return new VisitorRow(
                visit.visitor(),
                visit.site(),
                siteName,
                name,
                visit.page(),
                visit.kind(),
                visit.product(),
                cart == null ? null : new Cart(cart.value(), cart.currency(), List.of()),
                visit.country(),
                visit.place(),
                address == null || seesAddresses ? address : MaskedAddress.of(address),
                visit.language(),
                visit.device(),
                visit.browser(),
                visit.referrer(),
                visit.campaign(),
                micros(visit.firstSeen()),
                visit.visits(),
                visit.orders(),
                visit.pages(),
                micros(visit.since()),
                micros(visit.lastAt()),
                state,
                visit.conversation(),
                visit.standing(),
                visit.standingUntil() == null ? null : micros(visit.standingUntil()));
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
