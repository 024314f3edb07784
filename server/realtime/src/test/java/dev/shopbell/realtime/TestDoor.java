package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Knows shoppers by tokens that begin with `shopper` and staff by cookies that begin with `staff`, until they are
/// revoked.
final class TestDoor implements Doorkeeper, Admission, Unwelcome {
    record Person(Audience side, String name) implements Caller {}

    static final String SHOP = "https://shop.example";

    final Set<String> revoked = ConcurrentHashMap.newKeySet();
    final Set<String> blocked = ConcurrentHashMap.newKeySet();
    /// While not null, whoever asks to come in waits for it.
    volatile @Nullable CountDownLatch closed;

    @Override
    public @Nullable Caller callerOf(Request request) {
        CountDownLatch latch = closed;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        String token = request.bearer();
        String cookie = request.cookies().get("shopbell_session");
        if (token != null && token.startsWith("broken")) {
            throw new IllegalStateException("the database is on fire");
        }
        if (token != null && token.startsWith("shopper") && !revoked.contains(token)) {
            return new Person(Audience.SHOPPER, token);
        }
        if (cookie != null && cookie.startsWith("staff") && !revoked.contains(cookie)) {
            return new Person(Audience.STAFF, cookie);
        }
        return null;
    }

    @Override
    public boolean stillWelcome(Caller caller) {
        return caller instanceof Person person && !revoked.contains(person.name());
    }

    @Override
    public boolean isBlocked(Caller caller, String address) {
        return address.equals("127.0.0.1") && caller instanceof Person person && blocked.contains(person.name());
    }

    @Override
    public boolean isPageOf(Caller caller, String origin) {
        return origin.equals(SHOP);
    }

    @Override
    public @Nullable Author authorOf(Audience audience, Caller caller) {
        if (!(caller instanceof Person person) || (person.side() == Audience.STAFF) != (audience == Audience.STAFF)) {
            return null;
        }
        AuthorKind kind = person.side() == Audience.SHOPPER ? AuthorKind.SHOPPER : AuthorKind.STAFF;
        return new Author(kind, UUID.nameUUIDFromBytes(person.name().getBytes(StandardCharsets.UTF_8)), person.name());
    }
}
