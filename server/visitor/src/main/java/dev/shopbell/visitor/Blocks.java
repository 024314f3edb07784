package dev.shopbell.visitor;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import dev.shopbell.http.AddressRange;
import dev.shopbell.http.Caller;
import dev.shopbell.realtime.Unwelcome;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to those whom the shop does not want to hear from. What stands is kept in memory and read anew each second,
/// so that a block holds on every node within two. Safe for use from any thread; what changes blocks may wait for the
/// database.
public final class Blocks implements Unwelcome, AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int MAX_REASON = 500;
    private static final int MOST_LISTED = 500;
    /// A range wider than this is more likely a slip than a wish: a sixteenth of all of IPv4, a registry's whole
    /// share of IPv6.
    private static final int LEAST_BITS_IPV4 = 4;

    private static final int LEAST_BITS_IPV6 = 12;

    private final BlockStore store;
    private final Places places;
    private final InstantSource clock;
    private final Rounds rounds;
    private volatile Standing standing = new Standing(Set.of(), List.of(), Set.of());

    Blocks(BlockStore store, Places places, InstantSource clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
        rounds = new Rounds("blocks", EVERY, this::read);
    }

    /// What stands, ready to be asked.
    private record Standing(Set<UUID> visitors, List<AddressRange> ranges, Set<String> countries) {}

    void start() {
        rounds.start(Duration.ZERO);
    }

    @Override
    public void close() {
        rounds.close();
    }

    @Override
    public boolean isBlocked(Caller caller, String address) {
        return caller instanceof Actor.Visitor visitor
                && (standing.visitors.contains(visitor.id()) || isBlocked(address));
    }

    /// Whether whoever's visit it is is turned away.
    boolean isBlocked(Visit visit) {
        return standing.visitors.contains(visit.visitor()) || (visit.address() != null && isBlocked(visit.address()));
    }

    /// Whether whoever comes from this address is turned away.
    public boolean isBlocked(String address) {
        Standing now = standing;
        if (!now.ranges.isEmpty()) {
            InetAddress parsed = addressOf(address);
            if (parsed != null && now.ranges.stream().anyMatch(range -> range.contains(parsed))) {
                return true;
            }
        }
        return !now.countries.isEmpty()
                && now.countries.contains(places.of(address).country());
    }

    /// Blocks; a complaint where it is not allowed, else null.
    ///
    /// @param until null for good
    @Nullable
    String add(Actor.Staff by, Block.Kind kind, String value, String reason, @Nullable Instant until) {
        String plain = PlainText.of(reason, MAX_REASON);
        if (plain.isEmpty()) {
            return "Say why, in at most " + MAX_REASON + " characters.";
        }
        Instant now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            return "The end lies in the past.";
        }
        String canonical = canonical(kind, value.strip());
        if (canonical == null) {
            return switch (kind) {
                case VISITOR -> "A visitor is an id.";
                case RANGE ->
                    "A range is an address or such as 203.0.113.0/24, at least /" + LEAST_BITS_IPV4 + " or, of IPv6, /"
                            + LEAST_BITS_IPV6 + ".";
                case COUNTRY -> "A country is two letters, NL for one.";
            };
        }
        store.add(UuidCreator.getTimeOrderedEpoch(), kind, canonical, plain, by, now, until);
        read();
        return null;
    }

    /// Lifts a block; whether it stood.
    boolean lift(Actor.Staff by, UUID block) {
        boolean stood = store.lift(block, by, clock.instant());
        read();
        return stood;
    }

    /// What stands, and what stood lately.
    List<Block> list() {
        return store.latest(clock.instant(), MOST_LISTED);
    }

    private static @Nullable String canonical(Block.Kind kind, String value) {
        try {
            return switch (kind) {
                case VISITOR -> UUID.fromString(value).toString();
                case RANGE -> {
                    AddressRange range = AddressRange.parse(value);
                    boolean isIpv4 = range.address().getAddress().length == Integer.BYTES;
                    yield range.bits() >= (isIpv4 ? LEAST_BITS_IPV4 : LEAST_BITS_IPV6)
                            ? range.address().getHostAddress() + "/" + range.bits()
                            : null;
                }
                case COUNTRY -> {
                    String letters = value.toUpperCase(Locale.ROOT);
                    yield letters.matches("[A-Z]{2}") ? letters : null;
                }
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Reads what stands now.
    void read() {
        Set<UUID> visitors = new HashSet<>();
        List<AddressRange> ranges = new ArrayList<>();
        Set<String> countries = new HashSet<>();
        for (Block block : store.standing(clock.instant())) {
            switch (block.kind()) {
                case VISITOR -> visitors.add(UUID.fromString(block.value()));
                case RANGE -> ranges.add(AddressRange.parse(block.value()));
                case COUNTRY -> countries.add(block.value());
            }
        }
        standing = new Standing(visitors, ranges, countries);
    }

    private static @Nullable InetAddress addressOf(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
