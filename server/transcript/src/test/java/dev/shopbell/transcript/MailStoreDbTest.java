package dev.shopbell.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailStoreDbTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration ATTEMPT = Duration.ofMinutes(1);

    private Storage storage;
    private MailStore mails;

    @BeforeAll
    void open() {
        storage = TestDatabase.create("transcript");
        mails = new MailStore(storage.jdbi());
    }

    private static MailStore.Letter letter(UUID visitor, String address, Instant at) {
        return new MailStore.Letter(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                visitor,
                address,
                "en",
                "Europe/Berlin",
                at,
                0);
    }

    @Test
    void a_letter_is_taken_by_one_and_again_only_when_that_one_had_its_time() {
        MailStore.Letter letter = letter(UUID.randomUUID(), "one@shop.example", NOW);
        assertThat(mails.ask(letter, 5, 5)).isTrue();

        assertThat(mails.take(NOW, NOW.plus(ATTEMPT)).orElseThrow().address()).isEqualTo("one@shop.example");
        assertThat(mails.take(NOW, NOW.plus(ATTEMPT))).isEmpty();

        Instant later = NOW.plus(ATTEMPT);
        assertThat(mails.take(later, later.plus(ATTEMPT)).orElseThrow().attempts())
                .isEqualTo(2);
        mails.sent(letter.id(), later);
        assertThat(mails.take(later.plus(ATTEMPT), later.plus(ATTEMPT))).isEmpty();
    }

    @Test
    void neither_a_visitor_nor_an_address_gets_more_than_its_share() {
        Instant then = NOW.plus(Duration.ofDays(30));
        UUID eager = UUID.randomUUID();
        assertThat(mails.ask(letter(eager, "a@share.example", then), 2, 3)).isTrue();
        assertThat(mails.ask(letter(eager, "b@share.example", then), 2, 3)).isTrue();
        assertThat(mails.ask(letter(eager, "c@share.example", then), 2, 3)).isFalse();
        assertThat(mails.ask(letter(eager, "c@share.example", then.plus(Duration.ofHours(2))), 2, 3))
                .isTrue();

        assertThat(mails.ask(letter(UUID.randomUUID(), "A@share.example", then), 2, 2))
                .isTrue();
        assertThat(mails.ask(letter(UUID.randomUUID(), "a@share.example", then), 2, 2))
                .isFalse();
        storage.jdbi().useHandle(handle -> handle.execute("UPDATE transcript.mail SET due_at = NULL"));
    }

    @Test
    void a_conversation_that_was_erased_is_sent_to_nobody() {
        Instant then = NOW.plus(Duration.ofDays(60));
        MailStore.Letter letter = letter(UUID.randomUUID(), "gone@shop.example", then);
        assertThat(mails.ask(letter, 5, 5)).isTrue();
        storage.jdbi().useHandle(handle -> mails.erase(handle, letter.conversation()));
        assertThat(mails.take(then, then.plus(ATTEMPT))).isEmpty();
    }
}
