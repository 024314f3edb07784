package dev.shopbell.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The statements on the keys by which shops prove who their people are.
final class IdentityKeyStore {
    static final String IN_FORCE = """
            SELECT kid, site_id, use, material, created_at
            FROM customer.identity_key
            WHERE site_id = :site AND revoked_at IS NULL
            ORDER BY created_at DESC, kid
            """;

    /// Only where fewer than two of the same use are in force, whoever adds another at the same time: the lock
    /// makes one of them wait and count again.
    static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:site::text, 0))";

    static final String ADD = """
            INSERT INTO customer.identity_key (kid, site_id, use, material, created_at)
            SELECT :kid, :site, :use, :material, :at
            WHERE (SELECT count(*) FROM customer.identity_key
                   WHERE site_id = :site AND use = :use AND revoked_at IS NULL) < :most
            """;

    static final String REVOKE = """
            UPDATE customer.identity_key SET revoked_at = :at
            WHERE site_id = :site AND kid = :kid AND revoked_at IS NULL
            """;

    private final Jdbi jdbi;

    IdentityKeyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A key with what verifies. Never compared, and short-lived: the array is nobody else's.
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(IdentityKey key, byte[] material) {
        @Override
        public String toString() {
            return "Stored[" + key + "]";
        }
    }

    List<Stored> inForce(UUID site) {
        return jdbi.withHandle(handle -> handle.createQuery(IN_FORCE)
                .bind("site", site)
                .map(IdentityKeyStore::stored)
                .list());
    }

    /// Whether it was added; not where the site has enough of its use.
    boolean add(IdentityKey key, byte[] material, int most) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery(LOCK)
                    .bind("site", key.site())
                    .map((row, context) -> true)
                    .one();
            return handle.createUpdate(ADD)
                            .bind("kid", key.kid())
                            .bind("site", key.site())
                            .bind("use", word(key.use()))
                            .bind("material", material)
                            .bind("at", key.createdAt().atOffset(ZoneOffset.UTC))
                            .bind("most", most)
                            .execute()
                    == 1;
        });
    }

    /// Whether there was such a key in force.
    boolean revoke(UUID site, String kid, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(REVOKE)
                        .bind("site", site)
                        .bind("kid", kid)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    private static Stored stored(ResultSet row, StatementContext context) throws SQLException {
        return new Stored(
                new IdentityKey(
                        row.getString("kid"),
                        row.getObject("site_id", UUID.class),
                        IdentityKey.Use.valueOf(row.getString("use").toUpperCase(Locale.ROOT)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                row.getBytes("material"));
    }

    private static String word(IdentityKey.Use use) {
        return use.name().toLowerCase(Locale.ROOT);
    }
}
