package dev.shopbell.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.storage.Event;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How visitors stood before their rows told of changes is told once more, so that nothing is missed on the way.
class InvitationMigrationDbTest {
    private static final UUID DECLINED = UUID.fromString("01a21571-08d4-740d-a1e9-b715094f4a02");
    private static final UUID INVITED = UUID.fromString("01a21571-08d4-740d-a1e9-b715094f4a03");

    private final Storage storage = TestDatabase.createGrown("invitation", "V0001", """
            INSERT INTO invitation.standing
                (visitor_id, site_id, invited_at, invited_on, invited_that_day, declined_until) VALUES
            ('01a21571-08d4-740d-a1e9-b715094f4a02', '01a21571-08d4-740d-a1e9-b715094f4a01',
             '2026-06-01T11:00:00Z', '2026-06-01', 1, '2026-06-08T11:00:00Z'),
            ('01a21571-08d4-740d-a1e9-b715094f4a03', '01a21571-08d4-740d-a1e9-b715094f4a01',
             '2026-06-01T11:30:00Z', '2026-06-01', 2, NULL);
            """);

    @Test
    void everybody_is_told_of_once_more() throws InterruptedException {
        Set<UUID> told = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        storage.outbox()
                .subscribe(
                        "visitor.standing",
                        Invitations.CHANGED,
                        (handle, events) -> events.stream().map(Event::subject).forEach(visitor -> {
                            told.add(visitor);
                            both.countDown();
                        }));

        assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).containsExactlyInAnyOrder(DECLINED, INVITED);
    }
}
