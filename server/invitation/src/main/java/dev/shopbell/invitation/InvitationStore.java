package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import dev.shopbell.storage.Outbox;
import dev.shopbell.storage.Storage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The statements on invitations.
final class InvitationStore {
    /// Locks a row, whether it was there or not, in one round trip.
    static final String LOCK_STANDING = """
            INSERT INTO invitation.standing AS s (visitor_id, site_id)
            VALUES (:visitor, :site)
            ON CONFLICT (visitor_id) DO UPDATE SET site_id = s.site_id
            RETURNING invited_at, invited_on, invited_that_day, declined_until
            """;

    static final String SET_DECLINED =
            "UPDATE invitation.standing SET declined_until = :until WHERE visitor_id = :visitor";

    /// All that an invitation writes, in one round trip: somebody waits in front of the page, and every decision on the
    /// site waits for the row of its hour. Only those by rules count there.
    static final String ADD = """
            WITH added AS (
                INSERT INTO invitation.invitation
                    (id, site_id, visitor_id, rule_id, rule_name, text_id, staff_id, text, language,
                     page_kind, page_path, invited_at)
                VALUES (:id, :site, :visitor, :rule, :ruleName, :textId, :staff, :text, :language,
                        :pageKind, :pagePath, :at)
                ON CONFLICT (visitor_id) WHERE outcome IS NULL DO NOTHING
                RETURNING 1
            ), invited AS (
                UPDATE invitation.standing
                SET invited_at = :at, invited_on = :on, invited_that_day = :thatDay
                WHERE visitor_id = :visitor
            ), counted AS (
                INSERT INTO invitation.hour AS h (site_id, hour, invited)
                SELECT :site, :hour, 1 WHERE :rule::uuid IS NOT NULL
                ON CONFLICT (site_id, hour) DO UPDATE SET invited = h.invited + 1
                WHERE h.invited < :most
                RETURNING 1
            )
            SELECT EXISTS (SELECT FROM added), EXISTS (SELECT FROM counted)
            """;

    static final String SETTLE = """
            UPDATE invitation.invitation
            SET outcome = :outcome, decided_at = :at
            WHERE id = :id AND visitor_id = :visitor AND outcome IS NULL
            """;

    static final String IGNORE_OLD = """
            UPDATE invitation.invitation
            SET outcome = 'ignored', decided_at = :at
            WHERE id IN (SELECT id FROM invitation.invitation
                         WHERE outcome IS NULL AND invited_at < :before
                         FOR UPDATE SKIP LOCKED)
            RETURNING visitor_id
            """;

    /// What became of their invitations still counts; where they were then does not say who they are any more.
    static final String FORGET_OF = """
            UPDATE invitation.invitation
            SET page_kind = NULL, page_path = NULL,
                outcome = coalesce(outcome, 'ignored'), decided_at = coalesce(decided_at, :at)
            WHERE visitor_id = ANY (:visitors)
            """;

    static final String FORGET_PAGES = """
            UPDATE invitation.invitation
            SET page_kind = NULL, page_path = NULL
            WHERE site_id = :site AND invited_at < :before AND page_path IS NOT NULL AND outcome IS NOT NULL
            """;

    /// How the newest invitation stands, and until when a no counts.
    static final String NEWEST = """
            SELECT i.outcome, s.declined_until
            FROM invitation.invitation i LEFT JOIN invitation.standing s ON s.visitor_id = i.visitor_id
            WHERE i.visitor_id = :visitor
            ORDER BY i.invited_at DESC, i.id DESC
            LIMIT 1
            """;

    static final String PENDING = """
            SELECT id, site_id, visitor_id, rule_id, rule_name, text_id, staff_id, text, language,
                   page_kind, page_path, invited_at
            FROM invitation.invitation
            WHERE outcome IS NULL
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
    record Newest(@Nullable Outcome outcome, @Nullable Instant declinedUntil) {}

    /// Tells, with the transaction, that a visitor's newest invitation stands otherwise.
    void changed(Handle handle, UUID visitor) {
        outbox.append(handle, Invitations.CHANGED, visitor, 1, "{}");
    }

    /// How a visitor's newest invitation stands; empty if they have none.
    Optional<Newest> newest(UUID visitor) {
        return jdbi.withHandle(handle -> handle.createQuery(NEWEST)
                .bind("visitor", visitor)
                .map((row, context) -> new Newest(outcome(row.getString("outcome")), instant(row, "declined_until")))
                .findOne());
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
        return word == null ? null : Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /// Takes back what the transaction wrote.
    void undo(Handle handle) {
        handle.rollback();
    }

    /// How the visitor stands. Nobody else decides about them before the transaction ends.
    Standing lockStanding(Handle handle, Actor.Visitor visitor) {
        return handle.createQuery(LOCK_STANDING)
                .bind("visitor", visitor.id())
                .bind("site", visitor.site())
                .map((row, context) -> new Standing(
                        instant(row, "invited_at"),
                        row.getObject("invited_on", LocalDate.class),
                        row.getInt("invited_that_day"),
                        instant(row, "declined_until")))
                .one();
    }

    void setDeclined(Handle handle, UUID visitor, Instant until) {
        handle.createUpdate(SET_DECLINED)
                .bind("visitor", visitor)
                .bind("until", time(until))
                .execute();
    }

    /// What came of adding an invitation.
    ///
    /// @param isFirst the visitor has no other that is not answered yet
    /// @param isCounted it is of a rule, and its hour had not had its fill
    record Added(boolean isFirst, boolean isCounted) {}

    /// Adds an invitation, which counts in its visitor's day and, if a rule's, in the site's hour. Where something
    /// speaks
    /// against it, the caller takes back what was written.
    ///
    /// @param standing the visitor's, this one included
    /// @param most how many of rules an hour may have
    Added add(Handle handle, GivenInvitation given, Standing standing, int most) {
        return handle.createQuery(ADD)
                .bind("id", given.id())
                .bind("site", given.visitor().site())
                .bind("visitor", given.visitor().id())
                .bind("rule", given.rule())
                .bind("ruleName", given.ruleName())
                .bind("textId", given.textId())
                .bind("staff", given.staff())
                .bind("text", given.text())
                .bind("language", given.language())
                .bind("pageKind", given.pageKind())
                .bind("pagePath", given.pagePath())
                .bind("at", time(given.at()))
                .bind("on", standing.invitedOn())
                .bind("thatDay", standing.invitedThatDay())
                .bind("hour", time(given.at().truncatedTo(ChronoUnit.HOURS)))
                .bind("most", most)
                .map((row, context) -> new Added(row.getBoolean(1), row.getBoolean(2)))
                .one();
    }

    /// False if it is not the visitor's, or was settled before.
    boolean settle(Handle handle, UUID id, UUID visitor, Outcome outcome, Instant at) {
        return handle.createUpdate(SETTLE)
                        .bind("id", id)
                        .bind("visitor", visitor)
                        .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .bind("at", time(at))
                        .execute()
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

    /// Whose invitations were ignored just now.
    List<UUID> ignoreOld(Instant before, Instant at) {
        return jdbi.inTransaction(handle -> {
            List<UUID> ignored = handle.createQuery(IGNORE_OLD)
                    .bind("before", time(before))
                    .bind("at", time(at))
                    .mapTo(UUID.class)
                    .list();
            ignored.forEach(visitor -> changed(handle, visitor));
            return ignored;
        });
    }

    /// Every invitation that waits for an answer.
    List<GivenInvitation> pending() {
        return jdbi.withHandle(handle ->
                handle.createQuery(PENDING).map((row, context) -> given(row)).list());
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
