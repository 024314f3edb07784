package dev.shopbell.access;

import dev.shopbell.storage.Storage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Every statement on sessions and visitors' tokens, and on the notice that one of them ended before its time.
///
/// What ends is deleted, and noted for the other nodes by the same statement.
final class SessionStore {
    private static final UUID NO_SESSION = new UUID(0, 0);
    private final Jdbi jdbi;

    SessionStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    /// Whether the session began; false if meanwhile the account was disabled or its password is another than the
    /// one that was checked. The lock makes a change of password wait or be seen, so that it ends this session too.
    boolean begin(
            UUID id, Token token, UUID account, String passwordHash, String userAgent, Instant at, Instant until) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO access.session
                            (id, token_hash, account, user_agent, created_at, seen_at, expires_at)
                        SELECT :id, decode(:hash, 'hex'), id, :userAgent, :at, :at, :until FROM access.account
                        WHERE id = :account AND password_hash = :passwordHash AND disabled_at IS NULL
                        FOR SHARE
                        """)
                        .bind("id", id)
                        .bind("hash", token.hash())
                        .bind("account", account)
                        .bind("passwordHash", passwordHash)
                        .bind("userAgent", userAgent)
                        .bind("at", at)
                        .bind("until", until)
                        .execute()
                == 1);
    }

    Actor.@Nullable Staff byToken(String tokenHash, Instant now, Duration idle) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT s.id AS session, a.id, a.name, a.role
                        FROM access.session s JOIN access.account a ON a.id = s.account
                        WHERE s.token_hash = decode(:hash, 'hex') AND s.expires_at > :now AND s.seen_at > :idleSince
                            AND a.disabled_at IS NULL
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .bind("idleSince", now.minus(idle))
                .map((row, context) -> staff(row))
                .findOne()
                .orElse(null));
    }

    /// Notes that the session is in use, and tells its last possible moment; null if it ended.
    @Nullable
    Instant touch(UUID session, Instant now, Duration idle) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE access.session SET seen_at = greatest(seen_at, :now)
                        WHERE id = :session AND expires_at > :now AND seen_at > :idleSince
                        RETURNING expires_at
                        """)
                .bind("session", session)
                .bind("now", now)
                .bind("idleSince", now.minus(idle))
                .mapTo(Instant.class)
                .findOne()
                .orElse(null));
    }

    List<Session> of(UUID account, Instant now, Duration idle) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, user_agent, created_at, seen_at FROM access.session
                        WHERE account = :account AND expires_at > :now AND seen_at > :idleSince
                        ORDER BY seen_at DESC, id
                        """)
                .bind("account", account)
                .bind("now", now)
                .bind("idleSince", now.minus(idle))
                .map((row, context) -> new Session(
                        row.getObject("id", UUID.class),
                        row.getString("user_agent"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list());
    }

    /// Ends one session of an account; the ids that ended.
    List<UUID> end(UUID account, UUID session) {
        return jdbi.withHandle(handle -> ended(handle, """
                WITH ended AS (
                    DELETE FROM access.session WHERE account = :account AND id = :session RETURNING id)
                INSERT INTO access.revocation (subject) SELECT id FROM ended RETURNING subject
                """, account, session));
    }

    /// Ends every session of an account but one, in a transaction of its store; the ids that ended.
    static List<UUID> endOthers(Handle handle, UUID account, UUID kept) {
        return ended(handle, """
                WITH ended AS (
                    DELETE FROM access.session WHERE account = :account AND id <> :session RETURNING id)
                INSERT INTO access.revocation (subject) SELECT id FROM ended RETURNING subject
                """, account, kept);
    }

    /// Ends every session of an account, in a transaction of its store; the ids that ended.
    static List<UUID> endAll(Handle handle, UUID account) {
        return endOthers(handle, account, NO_SESSION);
    }

    private static List<UUID> ended(Handle handle, String statement, UUID account, UUID session) {
        return handle.createQuery(statement)
                .bind("account", account)
                .bind("session", session)
                .mapTo(UUID.class)
                .list();
    }

    /// Whether the token was free, and is the visitor's now. One that had its end is never free again.
    boolean addVisitor(Actor.Visitor visitor, Token token, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO access.visitor_token (token_hash, site, visitor, created_at)
                        SELECT decode(:hash, 'hex'), :site, :visitor, :at
                        WHERE NOT EXISTS (SELECT FROM access.ended_token WHERE token_hash = decode(:hash, 'hex'))
                        ON CONFLICT (token_hash) DO NOTHING
                        """)
                        .bind("hash", token.hash())
                        .bind("site", visitor.site())
                        .bind("visitor", visitor.id())
                        .bind("at", at)
                        .execute()
                == 1);
    }

    /// Puts a token in the place of every other one of its visitor.
    void replaceVisitor(Actor.Visitor visitor, Token token, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        WITH replaced AS (
                            DELETE FROM access.visitor_token WHERE site = :site AND visitor = :visitor
                            RETURNING token_hash),
                        kept AS (
                            INSERT INTO access.ended_token (token_hash) SELECT token_hash FROM replaced
                            ON CONFLICT (token_hash) DO NOTHING),
                        noted AS (
                            INSERT INTO access.revocation (subject)
                            SELECT substr(encode(token_hash, 'hex'), 1, 32)::uuid FROM replaced
                            ON CONFLICT (subject) DO UPDATE SET at = excluded.at)
                        INSERT INTO access.visitor_token (token_hash, site, visitor, created_at)
                        VALUES (decode(:hash, 'hex'), :site, :visitor, :at)
                        """)
                .bind("hash", token.hash())
                .bind("site", visitor.site())
                .bind("visitor", visitor.id())
                .bind("at", at)
                .execute());
    }

    void addVisitors(List<VisitorTokens.Issued> issued, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO access.visitor_token (token_hash, site, visitor, created_at)
                        SELECT decode(hash, 'hex'), site, visitor, :at
                        FROM unnest(:hashes::text[], :sites::uuid[], :visitors::uuid[]) AS t (hash, site, visitor)
                        """)
                .bindArray("hashes", String.class, (Object[]) issued.stream()
                        .map(one -> new Token(one.token()).hash())
                        .toArray(String[]::new))
                .bindArray("sites", UUID.class, (Object[])
                        issued.stream().map(one -> one.visitor().site()).toArray(UUID[]::new))
                .bindArray("visitors", UUID.class, (Object[])
                        issued.stream().map(one -> one.visitor().id()).toArray(UUID[]::new))
                .bind("at", at)
                .execute());
    }

    Actor.@Nullable Visitor visitorByToken(String tokenHash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT visitor, site FROM access.visitor_token WHERE token_hash = decode(:hash, 'hex')
                        """)
                .bind("hash", tokenHash)
                .map((row, context) -> new Actor.Visitor(
                        row.getObject("visitor", UUID.class), row.getObject("site", UUID.class), Token.idOf(tokenHash)))
                .findOne()
                .orElse(null));
    }

    /// Ends every token of a visitor; whether there was one.
    boolean endVisitor(Actor.Visitor visitor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        WITH ended AS (
                            DELETE FROM access.visitor_token WHERE site = :site AND visitor = :visitor
                            RETURNING visitor, token_hash),
                        kept AS (
                            INSERT INTO access.ended_token (token_hash) SELECT token_hash FROM ended
                            ON CONFLICT (token_hash) DO NOTHING)
                        INSERT INTO access.revocation (subject) SELECT DISTINCT visitor FROM ended
                        ON CONFLICT (subject) DO UPDATE SET at = excluded.at
                        """)
                        .bind("site", visitor.site())
                        .bind("visitor", visitor.id())
                        .execute()
                > 0);
    }

    /// What ended in the last so many seconds, on any node, by the database's clock.
    List<UUID> endedWithin(Duration window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT subject FROM access.revocation
                        WHERE at > clock_timestamp() - make_interval(secs => :seconds)
                        """)
                .bind("seconds", (double) window.toSeconds())
                .mapTo(UUID.class)
                .list());
    }

    void forgetEnded(Instant now, Duration idle) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM access.session WHERE expires_at <= :now OR seen_at <= :idleSince")
                    .bind("now", now)
                    .bind("idleSince", now.minus(idle))
                    .execute();
            handle.execute("DELETE FROM access.revocation WHERE at < clock_timestamp() - interval '1 day'");
            handle.execute("DELETE FROM access.ended_token WHERE ended_at < clock_timestamp() - interval '400 days'");
        });
    }

    private static Actor.Staff staff(ResultSet row) throws SQLException {
        return new Actor.Staff(
                row.getObject("id", UUID.class),
                row.getString("name"),
                AccountStore.role(row.getString("role")),
                row.getObject("session", UUID.class));
    }
}
