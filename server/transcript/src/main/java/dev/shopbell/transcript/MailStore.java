package dev.shopbell.transcript;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Every statement on the schema `transcript`.
final class MailStore {
    /// Only where none had its share yet: the visitor, where they are, the e-mail address, the site. Counted by the
    /// statement that adds, so that no two at once are one too many by more than the two.
    static final String ASK = """
            INSERT INTO transcript.mail
                (id, site_id, conversation_id, visitor_id, sender, address, address_hash, language, zone, asked_at,
                 due_at)
            SELECT :id, :site, :conversation, :visitor, :sender, :address, sha256(convert_to(lower(:address), 'UTF8')),
                   :language, :zone, :at, :at
            WHERE (SELECT count(*) FROM transcript.mail
                   WHERE visitor_id = :visitor AND asked_at > :hourAgo) < :visitorMost
              AND (SELECT count(*) FROM transcript.mail
                   WHERE sender = :sender AND asked_at > :hourAgo) < :senderMost
              AND (SELECT count(*) FROM transcript.mail
                   WHERE site_id = :site AND asked_at > :dayAgo) < :siteMost
              AND (SELECT count(*) FROM transcript.mail
                   WHERE address_hash = sha256(convert_to(lower(:address), 'UTF8')) AND asked_at > :dayAgo) < :addressMost
            """;

    /// Takes one that is due, for as long as an attempt may take: no other node takes it meanwhile, and if this one
    /// dies another does after that.
    static final String TAKE = """
            UPDATE transcript.mail SET attempts = attempts + 1, due_at = :until
            WHERE id = (SELECT id FROM transcript.mail WHERE due_at <= :now ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, site_id, conversation_id, visitor_id, address, language, zone, asked_at, attempts
            """;

    static final String SENT = """
            UPDATE transcript.mail SET sent_at = :at, due_at = NULL, address = '' WHERE id = :id
            """;

    static final String AGAIN = "UPDATE transcript.mail SET due_at = :at WHERE id = :id AND due_at IS NOT NULL";

    static final String GIVE_UP = "UPDATE transcript.mail SET due_at = NULL, address = '' WHERE id = :id";

    /// Of the newest letter, so that one which was mended by another is not complained of.
    static final String GIVEN_UP = """
            SELECT due_at IS NULL AND sent_at IS NULL
            FROM transcript.mail
            WHERE conversation_id = :conversation AND visitor_id = :visitor
            ORDER BY asked_at DESC
            LIMIT 1
            """;

    static final String ERASE = """
            UPDATE transcript.mail SET due_at = NULL, address = '' WHERE conversation_id = :conversation
            """;

    static final String FORGET = "DELETE FROM transcript.mail WHERE due_at IS NULL AND asked_at < :before";

    private final Jdbi jdbi;

    MailStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A letter that somebody asked for.
    record Letter(
            UUID id,
            UUID site,
            UUID conversation,
            UUID visitor,
            String address,
            String language,
            String zone,
            Instant askedAt,
            int attempts) {}

    /// Whether it is kept; not if there were too many.
    ///
    /// @param sender stands for where the visitor is
    boolean ask(Letter letter, String sender, TranscriptConfig bounds) {
        Instant now = letter.askedAt();
        return jdbi.withHandle(handle -> handle.createUpdate(ASK)
                        .bind("id", letter.id())
                        .bind("site", letter.site())
                        .bind("conversation", letter.conversation())
                        .bind("visitor", letter.visitor())
                        .bind("address", letter.address())
                        .bind("language", letter.language())
                        .bind("zone", letter.zone())
                        .bind("at", now.atOffset(ZoneOffset.UTC))
                        .bind("hourAgo", now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                        .bind("dayAgo", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                        .bind("sender", sender)
                        .bind("visitorMost", bounds.visitorHourMails())
                        .bind("senderMost", bounds.senderHourMails())
                        .bind("siteMost", bounds.siteDayMails())
                        .bind("addressMost", bounds.addressDayMails())
                        .execute())
                == 1;
    }

    Optional<Letter> take(Instant now, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Letter(
                        row.getObject("id", UUID.class),
                        row.getObject("site_id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("visitor_id", UUID.class),
                        row.getString("address"),
                        row.getString("language"),
                        row.getString("zone"),
                        row.getObject("asked_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getInt("attempts")))
                .findOne());
    }

    void sent(UUID id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(SENT)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void again(UUID id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(AGAIN)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void giveUp(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate(GIVE_UP).bind("id", id).execute());
    }

    /// Whether the last letter that the visitor asked for of this conversation was given up.
    boolean isGivenUp(UUID visitor, UUID conversation) {
        return jdbi.withHandle(handle -> handle.createQuery(GIVEN_UP)
                        .bind("conversation", conversation)
                        .bind("visitor", visitor)
                        .mapTo(Boolean.class)
                        .findOne())
                .orElse(false);
    }

    void erase(Handle handle, UUID conversation) {
        handle.createUpdate(ERASE).bind("conversation", conversation).execute();
    }

    void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
