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
        assertThat(asks(letter, "203.0.113.7", 5, 50, 5, 500)).isTrue();

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
        assertThat(asks(letter(eager, "a@share.example", then), "203.0.113.7", 2, 50, 3, 500))
                .isTrue();
        assertThat(asks(letter(eager, "b@share.example", then), "203.0.113.7", 2, 50, 3, 500))
                .isTrue();
        assertThat(asks(letter(eager, "c@share.example", then), "203.0.113.7", 2, 50, 3, 500))
                .isFalse();
        assertThat(asks(letter(eager, "c@share.example", then.plus(Duration.ofHours(2))), "203.0.113.7", 2, 50, 3, 500))
                .isTrue();

        assertThat(asks(letter(UUID.randomUUID(), "A@share.example", then), "203.0.113.7", 2, 50, 2, 500))
                .isTrue();
        assertThat(asks(letter(UUID.randomUUID(), "a@share.example", then), "203.0.113.7", 2, 50, 2, 500))
                .isFalse();
        storage.jdbi().useHandle(handle -> handle.execute("UPDATE transcript.mail SET due_at = NULL"));
    }

    @Test
    void neither_a_household_nor_a_shop_writes_to_more_strangers_than_its_share() {
        Instant then = NOW.plus(Duration.ofDays(60));
        UUID site = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            boolean isWithin = i < 3;
            assertThat(asks(ofSite(site, "h" + i + "@many.example", then), "203.0.113.9", 9, 3, 9, 500))
                    .isEqualTo(isWithin);
        }
        assertThat(asks(ofSite(site, "i@many.example", then), "203.0.113.10", 9, 3, 9, 4))
                .isTrue();
        assertThat(asks(ofSite(site, "j@many.example", then), "203.0.113.11", 9, 3, 9, 4))
                .isFalse();
        assertThat(asks(ofSite(UUID.randomUUID(), "k@many.example", then), "203.0.113.11", 9, 3, 9, 4))
                .isTrue();
        storage.jdbi().useHandle(handle -> handle.execute("UPDATE transcript.mail SET due_at = NULL"));
    }

    private static MailStore.Letter ofSite(UUID site, String address, Instant at) {
        MailStore.Letter one = letter(UUID.randomUUID(), address, at);
        return new MailStore.Letter(
                one.id(), site, one.conversation(), one.visitor(), one.address(), one.language(), one.zone(), at, 0);
    }

    private boolean asks(MailStore.Letter letter, String sender, int visitor, int household, int address, int site) {
        TranscriptConfig usual = TranscriptConfig.DEFAULT;
        return mails.ask(
                letter,
                sender,
                new TranscriptConfig(
                        usual.smtpHost(),
                        usual.smtpPort(),
                        usual.smtpTls(),
                        usual.smtpUser(),
                        usual.smtpPassword(),
                        usual.smtpFrom(),
                        usual.smtpWithin(),
                        usual.firstPause(),
                        usual.longestPause(),
                        usual.giveUpAfter(),
                        visitor,
                        household,
                        address,
                        site));
    }

    @Test
    void a_conversation_that_was_erased_is_sent_to_nobody() {
        Instant then = NOW.plus(Duration.ofDays(60));
        MailStore.Letter letter = letter(UUID.randomUUID(), "gone@shop.example", then);
        assertThat(asks(letter, "203.0.113.7", 5, 50, 5, 500)).isTrue();
        storage.jdbi().useHandle(handle -> mails.erase(handle, letter.conversation()));
        assertThat(mails.take(then, then.plus(ATTEMPT))).isEmpty();
    }
}
