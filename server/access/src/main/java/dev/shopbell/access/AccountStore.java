package dev.shopbell.access;

import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Every statement on accounts, their invitations and the first start.
final class AccountStore {
    /// In one order, so that two who lock them wait for each other and never both.
    private static final String LOCK_ADMINISTRATORS =
            "SELECT id FROM access.account WHERE role = 'administrator' ORDER BY id FOR UPDATE";

    private static final String LOCK_SETUP_TOKENS =
            "SELECT token_hash FROM access.setup_token ORDER BY token_hash FOR UPDATE";
    private static final String HAS_ADMINISTRATOR =
            "SELECT EXISTS (SELECT FROM access.account WHERE role = 'administrator')";
    private final Jdbi jdbi;

    AccountStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    /// An account and the hash of its password; absent while it waits for its owner.
    record Keyed(Account account, @Nullable String passwordHash) {}

    /// Whether the account was added; false if its e-mail address is taken.
    boolean add(Account account, @Nullable String passwordHash, Instant at) {
        return jdbi.withHandle(handle -> add(handle, account, passwordHash, at));
    }

    private static boolean add(Handle handle, Account account, @Nullable String passwordHash, Instant at) {
        return handle.createUpdate("""
                        INSERT INTO access.account (id, email, name, role, password_hash, created_at)
                        VALUES (:id, :email, :name, :role, :passwordHash, :at)
                        ON CONFLICT (lower(email)) DO NOTHING
                        """)
                        .bind("id", account.id())
                        .bind("email", account.email())
                        .bind("name", account.name())
                        .bind("role", text(account.role()))
                        .bind("passwordHash", passwordHash)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    Optional<Account> byId(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, email, name, role, password_hash, disabled_at FROM access.account WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> account(row))
                .findOne());
    }

    Optional<Keyed> byEmail(String email) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, email, name, role, password_hash, disabled_at FROM access.account
                        WHERE lower(email) = lower(:email)
                        """)
                .bind("email", email)
                .map((row, context) -> keyed(row))
                .findOne());
    }

    Optional<Keyed> keyedById(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, email, name, role, password_hash, disabled_at FROM access.account WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> keyed(row))
                .findOne());
    }

    List<Account> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT id, email, name, role, password_hash, disabled_at FROM access.account
                        ORDER BY lower(name), id
                        """).map((row, context) -> account(row)).list());
    }

    /// Replaces the password and ends the account's other sessions, together. Returns those that ended, or null if
    /// the password is no longer the one that `oldHash` stands for.
    @Nullable
    List<UUID> replacePassword(Actor.Staff owner, String oldHash, String newHash) {
        return jdbi.inTransaction(handle -> {
            int replaced = handle.createUpdate("""
                            UPDATE access.account SET password_hash = :newHash
                            WHERE id = :id AND password_hash = :oldHash AND disabled_at IS NULL
                            """)
                    .bind("id", owner.id())
                    .bind("oldHash", oldHash)
                    .bind("newHash", newHash)
                    .execute();
            return replaced == 1 ? SessionStore.endOthers(handle, owner.id(), owner.session()) : null;
        });
    }

    /// Disables an account and ends its sessions, together. Returns those that ended, or null if the account is not
    /// there, or is the last administrator who can sign in.
    @Nullable
    List<UUID> disable(UUID id, Instant at) {
        return jdbi.inTransaction(handle -> {
            // Two administrators who disable each other take turns here.
            handle.createQuery(LOCK_ADMINISTRATORS).mapTo(UUID.class).list();
            int disabled =
                    handle.createUpdate("""
                            UPDATE access.account SET disabled_at = coalesce(disabled_at, :at)
                            WHERE id = :id AND (role <> 'administrator' OR EXISTS (
                                SELECT FROM access.account other
                                WHERE other.role = 'administrator' AND other.id <> :id
                                    AND other.disabled_at IS NULL AND other.password_hash IS NOT NULL))
                            """).bind("id", id).bind("at", at).execute();
            return disabled == 1 ? SessionStore.endAll(handle, id) : null;
        });
    }

    /// Whether the account is there.
    boolean enable(UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE access.account SET disabled_at = NULL WHERE id = :id
                        """).bind("id", id).execute() == 1);
    }

    /// Lets the owner of an account without a password set one; replaces an earlier invitation. Whether there is
    /// such an account.
    boolean invite(UUID id, Token token, Instant expiresAt) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO access.invitation (token_hash, account, expires_at)
                        SELECT decode(:hash, 'hex'), id, :expiresAt FROM access.account
                        WHERE id = :id AND password_hash IS NULL
                        ON CONFLICT (account) DO UPDATE
                        SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                        .bind("id", id)
                        .bind("hash", token.hash())
                        .bind("expiresAt", expiresAt)
                        .execute()
                == 1);
    }

    /// The account that waits for whoever holds this invitation.
    Optional<Account> invited(Token token, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.id, a.email, a.name, a.role, a.password_hash, a.disabled_at
                        FROM access.invitation i JOIN access.account a ON a.id = i.account
                        WHERE i.token_hash = decode(:hash, 'hex') AND i.expires_at > :now AND a.disabled_at IS NULL
                        """)
                .bind("hash", token.hash())
                .bind("now", now)
                .map((row, context) -> account(row))
                .findOne());
    }

    /// Uses up an invitation and sets the password; false if it was used or replaced meanwhile.
    boolean accept(Token token, String passwordHash, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        WITH used AS (
                            DELETE FROM access.invitation
                            WHERE token_hash = decode(:hash, 'hex') AND expires_at > :now
                            RETURNING account)
                        UPDATE access.account SET password_hash = :passwordHash
                        FROM used WHERE id = used.account AND password_hash IS NULL AND disabled_at IS NULL
                        """)
                        .bind("hash", token.hash())
                        .bind("passwordHash", passwordHash)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    boolean hasAdministrator() {
        return jdbi.withHandle(AccountStore::hasAdministrator);
    }

    private static boolean hasAdministrator(Handle handle) {
        return handle.createQuery(HAS_ADMINISTRATOR).mapTo(Boolean.class).one();
    }

    void addSetupToken(Token token) {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        INSERT INTO access.setup_token (token_hash) VALUES (decode(:hash, 'hex')) ON CONFLICT DO NOTHING
                        """).bind("hash", token.hash()).execute());
    }

    boolean isSetupToken(Token token) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM access.setup_token WHERE token_hash = decode(:hash, 'hex'))
                        """)
                .bind("hash", token.hash())
                .mapTo(Boolean.class)
                .one());
    }

    /// Uses up the setup token and adds the first administrator; false if the token is not valid (any more), or
    /// somebody with another one was faster.
    boolean setUp(Token token, Account administrator, String passwordHash, Instant at) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery(LOCK_SETUP_TOKENS).mapTo(byte[].class).list();
            int used = handle.createUpdate("""
                            DELETE FROM access.setup_token WHERE token_hash = decode(:hash, 'hex')
                            """).bind("hash", token.hash()).execute();
            if (used == 0 || hasAdministrator(handle) || !add(handle, administrator, passwordHash, at)) {
                handle.rollback();
                return false;
            }
            handle.execute("DELETE FROM access.setup_token");
            return true;
        });
    }

    void forgetExpiredInvitations(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM access.invitation WHERE expires_at <= :now")
                .bind("now", now)
                .execute());
    }

    private static Keyed keyed(ResultSet row) throws SQLException {
        return new Keyed(account(row), row.getString("password_hash"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                role(row.getString("role")),
                row.getTimestamp("disabled_at") != null,
                row.getString("password_hash") == null);
    }

    static Role role(String text) {
        return Role.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String text(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
