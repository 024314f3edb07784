package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.conversation.WaitsForTests;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstAnswersDbTest {
    private static final Storage STORAGE = TestDatabase.create("conversation");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final UUID site = UUID.randomUUID();

    @Test
    void nothing_is_promised_before_there_are_enough_answers() {
        for (int i = 1; i < FirstAnswers.FEWEST; i++) {
            answered(site, NOW, 60);
        }

        assertThat(median()).isNull();
    }

    /// By hand: of 10, 20, ... 100 seconds the middle two are 50 and 60, so the median is 55.
    @Test
    void the_median_of_ten_answers_lies_between_the_middle_two() {
        for (int i = 1; i <= 10; i++) {
            answered(site, NOW.minusSeconds(i), 10 * i);
        }

        assertThat(median()).isEqualTo(55);
    }

    @Test
    void old_answers_and_those_of_other_sites_do_not_count() {
        for (int i = 0; i < 10; i++) {
            answered(site, NOW, 30);
            answered(site, NOW.minus(FirstAnswers.WINDOW).minusSeconds(1), 3_000);
            answered(UUID.randomUUID(), NOW, 3_000);
        }

        assertThat(median()).isEqualTo(30);
    }

    private @Nullable Integer median() {
        return new FirstAnswers(WaitsForTests.on(STORAGE), Clock.fixed(NOW, ZoneOffset.UTC)).medianSeconds(site);
    }

    private static void answered(UUID site, Instant at, int seconds) {
        STORAGE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                                INSERT INTO conversation.conversation (
                                    id, site_id, customer_id, visitor_id, state, opened_at,
                                    last_number, last_shopper_number, first_answered_at)
                                VALUES (:id, :site, :id, :id, 'open', :opened, 2, 2, :answered)
                                """)
                        .bind("id", UUID.randomUUID())
                        .bind("site", site)
                        .bind("opened", at.minus(Duration.ofSeconds(seconds)).atOffset(ZoneOffset.UTC))
                        .bind("answered", at.atOffset(ZoneOffset.UTC))
                        .execute());
    }
}
