package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import dev.shopbell.storage.Outbox;
import dev.shopbell.storage.OutboxSource;
import dev.shopbell.storage.Storage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// The statements on invitations. Long because half of it is SQL: what is decided, is decided there.
final class InvitationStore {
    /// Who is told asks how it stands, so of several changes of a visitor the last is enough.
    static final OutboxSource CHANGES = new OutboxSource("invitation.changed", """
            SELECT changed AS transaction, ordinal, visitor_id AS id, visitor_id AS subject, ordinal AS version,
                   '{}'::jsonb AS payload
            FROM invitation.standing
            """);

    /// Also in another browser of the same customer.
    private static final String CHATTING = """
            EXISTS (SELECT FROM customer.current_link l
                    JOIN conversation.open_conversation o ON o.customer_id = l.customer_id
                    WHERE l.visitor_id = :visitor AND o.site_id = :site)
            """;

    /// What a visitor had before and what speaks against inviting them again, of the row `s` of `standing`.
    private static final String DECLINED = "coalesce(s.declined_until > :at, FALSE)";

    private static final String ENOUGH_TODAY =
            "coalesce(s.invited_on = :on AND s.invited_that_day >= :perVisitorDay, FALSE)";
    private static final String TOO_SOON = "coalesce(s.invited_at > :pauseSince, FALSE)";
    private static final String PENDING_OF =
            "EXISTS (SELECT FROM invitation.invitation WHERE visitor_id = :visitor AND outcome IS NULL)";
    private static final String ENOUGH_THIS_HOUR = """
            EXISTS (SELECT FROM invitation.hour
                    WHERE :rule::uuid IS NOT NULL AND site_id = :site AND hour = :hour AND invited >= :perSiteHour)
            """;

    /// What speaks against inviting, as it is before.
    private static final String AGAINST = """
            against AS (
                SELECT s.declined_until, s.invited_at + (:at::timestamptz - :pauseSince::timestamptz) AS again,
                       (""" + CHATTING + ") AS chatting, (" + DECLINED + ") AS declined, ("
            + ENOUGH_TODAY + ") AS enough_today, (" + TOO_SOON
            + ") AS too_soon, (" + PENDING_OF + ") AS pending, (" + ENOUGH_THIS_HOUR + """
            ) AS enough_this_hour
                FROM (SELECT :visitor::uuid AS id) AS visitor
                LEFT JOIN invitation.standing s ON s.visitor_id = visitor.id
            )
            """;

    private static final String REASON = """
            CASE WHEN chatting THEN 'CHATTING'
                 WHEN declined THEN 'DECLINED'
                 WHEN enough_today THEN 'ENOUGH_TODAY'
                 WHEN too_soon THEN 'TOO_SOON'
                 WHEN pending THEN 'PENDING'
                 WHEN enough_this_hour THEN 'ENOUGH_THIS_HOUR' END
            """;

    private static final String REASON_AND_END = REASON + """
             AS reason, CASE WHEN chatting THEN NULL WHEN declined THEN declined_until WHEN too_soon AND NOT enough_today THEN again END
                 AS again
            FROM against
            """;

    /// Decides and writes with one statement, so that nobody waits for a lock while this program or the line to
    /// the database is slow: everybody's invitations of an hour count in one row. The visitor's row comes first, as
    /// with all that settles an invitation, so that no two wait for each other in a circle. Of those who race past
    /// `free`, the visitor's row, the unique index and the hour's NOT NULL stop all but one, and what they wrote is
    /// undone.
    ///
    /// Nobody waits until it is on the disk. A crash of the database loses what it gave in its last moment, and a
    /// no to such an invitation counts all the same: [#DECLINE_UNKNOWN].
    static final String INVITE = "WITH " + AGAINST + ", free AS (SELECT 1 FROM against WHERE " + REASON + """
             IS NULL), standing AS (
                INSERT INTO invitation.standing AS s
                    (visitor_id, site_id, invited_at, invited_on, invited_that_day)
                SELECT :visitor, :site, :at, :on, 1 FROM free
                ON CONFLICT (visitor_id) DO UPDATE
                SET invited_at = :at, invited_on = :on,
                    invited_that_day = CASE WHEN s.invited_on = :on THEN s.invited_that_day + 1 ELSE 1 END,
                    changed = DEFAULT, ordinal = DEFAULT
                WHERE NOT (""" + DECLINED
            + " OR " + ENOUGH_TODAY + " OR " + TOO_SOON + """
            )
                RETURNING visitor_id
            ), added AS (
                INSERT INTO invitation.invitation
                    (id, site_id, visitor_id, rule_id, rule_name, text_id, staff_id, text, language,
                     page_kind, page_path, invited_at)
                SELECT :id, :site, visitor_id, :rule::uuid, :ruleName, :textId::uuid, :staff::uuid, :text, :language,
                       :pageKind, :pagePath, :at
                FROM standing
            ), counted AS (
                INSERT INTO invitation.hour AS h (site_id, hour, invited)
                SELECT :site, :hour, 1 FROM standing WHERE :rule::uuid IS NOT NULL
                ON CONFLICT (site_id, hour) DO UPDATE
                SET invited = CASE WHEN h.invited < :perSiteHour THEN h.invited + 1 END
            )
            SELECT (SELECT set_config('synchronous_commit', 'off', TRUE) FROM standing) IS NOT NULL AS invited,
            """ + REASON_AND_END;

    /// Why [#INVITE] did not, for who lost a race.
    static final String REFUSAL = "WITH " + AGAINST + " SELECT " + REASON_AND_END;

    static final String SETTLE = """
            WITH standing AS (
                SELECT visitor_id FROM invitation.standing WHERE visitor_id = :visitor FOR UPDATE
            ), settled AS (
                UPDATE invitation.invitation i
                SET outcome = :outcome, decided_at = :at
                FROM standing
                WHERE i.id = :id AND i.visitor_id = standing.visitor_id AND i.outcome IS NULL
                RETURNING i.visitor_id
            )
            UPDATE invitation.standing s
            SET declined_until = coalesce(:until, s.declined_until), changed = DEFAULT, ordinal = DEFAULT
            FROM settled
            WHERE s.visitor_id = settled.visitor_id
            """;

    /// A no to an invitation that is not there, and that somebody was shown.
    static final String DECLINE_UNKNOWN = """
            INSERT INTO invitation.standing AS s (visitor_id, site_id, declined_until)
            SELECT :visitor, :site, :until
            WHERE NOT EXISTS (SELECT FROM invitation.invitation WHERE id = :id)
            ON CONFLICT (visitor_id) DO UPDATE
            SET declined_until = excluded.declined_until, changed = DEFAULT, ordinal = DEFAULT
            """;

    static final String IGNORE_OLD = """
            WITH standing AS (
                SELECT s.visitor_id
                FROM invitation.standing s
                WHERE s.visitor_id IN (SELECT visitor_id FROM invitation.invitation
                                       WHERE outcome IS NULL AND invited_at < :before)
                FOR UPDATE SKIP LOCKED
            ), ignored AS (
                UPDATE invitation.invitation i
                SET outcome = 'ignored', decided_at = :at
                FROM standing
                WHERE i.visitor_id = standing.visitor_id AND i.outcome IS NULL AND i.invited_at < :before
                RETURNING i.visitor_id
            )
            UPDATE invitation.standing s
            SET changed = DEFAULT, ordinal = DEFAULT
            FROM ignored
            WHERE s.visitor_id = ignored.visitor_id
            """;

    /// What became of their invitations still counts; where they were then does not say who they are any more.
    static final String FORGET_OF = """
            WITH standing AS (
                UPDATE invitation.standing
                SET changed = DEFAULT, ordinal = DEFAULT
                WHERE visitor_id = ANY (:visitors)
                RETURNING visitor_id
            )
            UPDATE invitation.invitation i
            SET page_kind = NULL, page_path = NULL,
                outcome = coalesce(i.outcome, 'ignored'), decided_at = coalesce(i.decided_at, :at)
            FROM standing
            WHERE i.visitor_id = standing.visitor_id
            """;

    static final String FORGET_PAGES = """
            UPDATE invitation.invitation
            SET page_kind = NULL, page_path = NULL
            WHERE site_id = :site AND invited_at < :before AND page_path IS NOT NULL AND outcome IS NOT NULL
            """;

    /// How the newest invitations stand, and until when a no counts; of whom there is none, see [#DECLINE_UNKNOWN].
    static final String NEWEST = """
            SELECT s.visitor_id, s.declined_until,
                   CASE WHEN i.id IS NULL OR s.declined_until > :at THEN 'declined' ELSE i.outcome END AS outcome
            FROM invitation.standing s
            LEFT JOIN LATERAL (
                SELECT id, outcome FROM invitation.invitation
                WHERE visitor_id = s.visitor_id
                ORDER BY invited_at DESC, id DESC
                LIMIT 1) AS i ON TRUE
            WHERE s.visitor_id = ANY (:visitors)
            """;

    static final String PENDING = "SELECT id FROM invitation.invitation WHERE outcome IS NULL";

    static final String PENDING_BY_ID = """
            SELECT id, site_id, visitor_id, rule_id, rule_name, text_id, staff_id, text, language,
                   page_kind, page_path, invited_at
            FROM invitation.invitation
            WHERE id = ANY (:ids) AND outcome IS NULL
            """;

    /// A point of history before which everything is finished, for who reads on from there: see [#CHANGED].
    static final String HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";

    /// The visitors whose invitations changed since a point of history, each with the one that waits, if any.
    static final String CHANGED = """
            SELECT s.visitor_id AS changed_of, i.id, i.site_id, i.visitor_id, i.rule_id, i.rule_name, i.text_id,
                   i.staff_id, i.text, i.language, i.page_kind, i.page_path, i.invited_at
            FROM invitation.standing s
            LEFT JOIN invitation.invitation i ON i.visitor_id = s.visitor_id AND i.outcome IS NULL
            WHERE s.changed >= :from::xid8
            """;

    static final String BEGIN_CONVERSATION = """
            UPDATE invitation.invitation
            SET conversation_id = :conversation
            WHERE id = (SELECT id FROM invitation.invitation
                        WHERE visitor_id = :visitor AND outcome = 'accepted' AND decided_at >= :since
                          AND conversation_id IS NULL
                        ORDER BY invited_at DESC
                        LIMIT 1)
            RETURNING id, site_id, visitor_id, rule_id, rule_name, text_id, staff_id, text, language,
                      page_kind, page_path, invited_at
            """;

    static final String OF_CONVERSATION = """
            SELECT id, site_id, visitor_id, rule_id, rule_name, text_id, staff_id, text, language,
                   page_kind, page_path, invited_at
            FROM invitation.invitation
            WHERE conversation_id = :conversation
            """;

    static final String FORGET_HOURS = "DELETE FROM invitation.hour WHERE hour < :before";

    /// Of a race that was lost.
    private static final Set<String> UNIQUE_OR_NOT_NULL_VIOLATION = Set.of("23505", "23502");

    private final Jdbi jdbi;
    private final Outbox outbox;

    InvitationStore(Storage storage) {
        jdbi = storage.jdbi();
        outbox = storage.outbox();
    }

    /// How a visitor's newest invitation stands.
    ///
    /// @param outcome absent while it is shown
    /// @param declinedUntil the end of a cool-off
    record Newest(
            UUID visitor,
            @Nullable Outcome outcome,
            @Nullable Instant declinedUntil) {}

    /// How the newest invitations of visitors stand, of those who have any.
    List<Newest> newest(Collection<UUID> visitors, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(NEWEST)
                .bindArray("visitors", UUID.class, visitors.toArray())
                .bind("at", time(at))
                .map((row, context) -> new Newest(
                        row.getObject("visitor_id", UUID.class),
                        outcome(row.getString("outcome")),
                        instant(row, "declined_until")))
                .list());
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
        return word == null ? null : Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Writes an invitation, unless something speaks against it; what does, then. It counts in its visitor's day and,
    /// if a rule's, in the site's hour.
    Optional<Refusal> invite(GivenInvitation given, Policy policy) {
        Attempt attempt = attempt(given, policy);
        if (attempt.invited()) {
            outbox.wake(CHANGES.topic());
            return Optional.empty();
        }
        return attempt.refusal().or(() -> Optional.of(lost(given, policy)));
    }

    /// What came of [#INVITE].
    ///
    /// @param refusal absent for who lost a race
    private record Attempt(boolean invited, Optional<Refusal> refusal) {}

    private Attempt attempt(GivenInvitation given, Policy policy) {
        try {
            return jdbi.withHandle(handle -> bind(handle.createQuery(INVITE), given, policy)
                    .bind("id", given.id())
                    .bind("ruleName", given.ruleName())
                    .bind("textId", given.textId())
                    .bind("staff", given.staff())
                    .bind("text", given.text())
                    .bind("language", given.language())
                    .bind("pageKind", given.pageKind())
                    .bind("pagePath", given.pagePath())
                    .map((row, context) -> new Attempt(row.getBoolean("invited"), refusal(row)))
                    .one());
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException refused
                    && UNIQUE_OR_NOT_NULL_VIOLATION.contains(refused.getSQLState())) {
                return new Attempt(false, Optional.empty());
            }
            throw e;
        }
    }

    /// What the one who was first left to say no with.
    private Refusal lost(GivenInvitation given, Policy policy) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(REFUSAL), given, policy)
                        .map((row, context) -> refusal(row))
                        .one())
                .orElse(Refusal.because(Refusal.Reason.PENDING));
    }

    private static Optional<Refusal> refusal(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? Optional.empty()
                : Optional.of(new Refusal(Refusal.Reason.valueOf(reason), instant(row, "again")));
    }

    private static Query bind(Query query, GivenInvitation given, Policy policy) {
        return query.bind("visitor", given.visitor().id())
                .bind("site", given.visitor().site())
                .bind("rule", given.rule())
                .bind("at", time(given.at()))
                .bind("on", policy.dayOf(given.at()))
                .bind("hour", time(given.at().truncatedTo(ChronoUnit.HOURS)))
                .bind("perSiteHour", policy.perSiteHour())
                .bind("perVisitorDay", policy.perVisitorDay())
                .bind("pauseSince", time(given.at().minus(Duration.ofMinutes(policy.pauseMinutes()))));
    }

    /// False if it is not the visitor's, or was settled before. A no counts also where nothing is known of it.
    ///
    /// @param until when a no has counted long enough, if it was one
    boolean settle(UUID id, Actor.Visitor visitor, Outcome outcome, @Nullable Instant until, Instant at) {
        boolean isFirst = jdbi.withHandle(handle -> handle.createUpdate(SETTLE)
                        .bind("id", id)
                        .bind("visitor", visitor.id())
                        .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .bind("until", time(until))
                        .bind("at", time(at))
                        .execute())
                == 1;
        boolean isChanged = isFirst || (until != null && declineUnknown(id, visitor, until));
        if (isChanged) {
            outbox.wake(CHANGES.topic());
        }
        return isFirst;
    }

    private boolean declineUnknown(UUID id, Actor.Visitor visitor, Instant until) {
        return jdbi.withHandle(handle -> handle.createUpdate(DECLINE_UNKNOWN)
                        .bind("id", id)
                        .bind("visitor", visitor.id())
                        .bind("site", visitor.site())
                        .bind("until", time(until))
                        .execute())
                == 1;
    }

    /// Forgets where visitors were when they were invited; what waits for an answer is settled.
    void forgetOf(Handle handle, List<UUID> visitors, Instant at) {
        handle.createUpdate(FORGET_OF)
                .bindArray("visitors", UUID.class, visitors.toArray())
                .bind("at", time(at))
                .execute();
    }

    /// Forgets where the site's visitors were who were invited before.
    void forgetPages(UUID site, Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_PAGES)
                .bind("site", site)
                .bind("before", time(before))
                .execute());
    }

    /// How many invitations were ignored just now.
    int ignoreOld(Instant before, Instant at) {
        int ignored = jdbi.withHandle(handle -> handle.createUpdate(IGNORE_OLD)
                .bind("before", time(before))
                .bind("at", time(at))
                .execute());
        if (ignored > 0) {
            outbox.wake(CHANGES.topic());
        }
        return ignored;
    }

    /// The ids of all that wait for an answer: often thousands, of which most are known.
    Set<UUID> pending() {
        return jdbi.withHandle(
                handle -> handle.createQuery(PENDING).mapTo(UUID.class).set());
    }

    String horizon() {
        return jdbi.withHandle(
                handle -> handle.createQuery(HORIZON).mapTo(String.class).one());
    }

    /// A visitor of whom something changed, with the invitation that waits, if any.
    record Changed(UUID visitor, @Nullable GivenInvitation waiting) {}

    List<Changed> changed(String from) {
        return jdbi.withHandle(handle -> handle.createQuery(CHANGED)
                .bind("from", from)
                .map((row, context) -> new Changed(
                        row.getObject("changed_of", UUID.class), row.getObject("id") == null ? null : given(row)))
                .list());
    }

    /// Those of them that still wait for an answer.
    List<GivenInvitation> pending(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(PENDING_BY_ID)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> given(row))
                .list());
    }

    /// Marks the invitation that a conversation begins from, if there is one: the one its visitor accepted
    /// last and wrote nothing to yet.
    Optional<GivenInvitation> beginConversation(Handle handle, UUID conversation, UUID visitor, Instant since) {
        return handle.createQuery(BEGIN_CONVERSATION)
                .bind("conversation", conversation)
                .bind("visitor", visitor)
                .bind("since", time(since))
                .map((row, context) -> given(row))
                .findOne();
    }

    Optional<GivenInvitation> ofConversation(UUID conversation) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_CONVERSATION)
                .bind("conversation", conversation)
                .map((row, context) -> given(row))
                .findOne());
    }

    void forgetHours(Instant before) {
        jdbi.useHandle(handle ->
                handle.createUpdate(FORGET_HOURS).bind("before", time(before)).execute());
    }

    private static GivenInvitation given(ResultSet row) throws SQLException {
        return new GivenInvitation(
                row.getObject("id", UUID.class),
                new Actor.Visitor(row.getObject("visitor_id", UUID.class), row.getObject("site_id", UUID.class)),
                row.getObject("rule_id", UUID.class),
                row.getString("rule_name"),
                row.getObject("text_id", UUID.class),
                row.getObject("staff_id", UUID.class),
                row.getString("text"),
                row.getString("language"),
                row.getString("page_kind"),
                row.getString("page_path"),
                row.getObject("invited_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
