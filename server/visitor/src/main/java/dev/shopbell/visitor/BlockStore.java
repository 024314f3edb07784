package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The statements on blocks.
final class BlockStore {
    static final String ADD = """
            INSERT INTO visitor.block (id, kind, value, reason, blocked_by, blocked_by_name, at, until)
            VALUES (:id, :kind, :value, :reason, :by, :byName, :at, :until)
            """;

    static final String LIFT = """
            UPDATE visitor.block SET lifted_by = :by, lifted_by_name = :byName, lifted_at = :at
            WHERE id = :id AND lifted_at IS NULL
            """;

    static final String STANDING = """
            SELECT id, kind, value, reason, blocked_by_name, at, until, lifted_by_name, lifted_at
            FROM visitor.block
            WHERE lifted_at IS NULL AND (until IS NULL OR until > :now)
            ORDER BY at DESC, id DESC
            """;

    /// Those that hold first.
    static final String LATEST = """
            SELECT id, kind, value, reason, blocked_by_name, at, until, lifted_by_name, lifted_at
            FROM visitor.block
            ORDER BY (lifted_at IS NULL AND (until IS NULL OR until > :now)) DESC, at DESC, id DESC
            LIMIT :most
            """;

    private final Jdbi jdbi;

    BlockStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(
            UUID id,
            Block.Kind kind,
            String value,
            String reason,
            Actor.Staff by,
            Instant at,
            @Nullable Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", id)
                .bind("kind", kind.name().toLowerCase(Locale.ROOT))
                .bind("value", value)
                .bind("reason", reason)
                .bind("by", by.id())
                .bind("byName", by.name())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// Whether it stood.
    boolean lift(UUID id, Actor.Staff by, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(LIFT)
                        .bind("id", id)
                        .bind("by", by.id())
                        .bind("byName", by.name())
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    List<Block> standing(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> block(row, now))
                .list());
    }

    List<Block> latest(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map((row, context) -> block(row, now))
                .list());
    }

    private static Block block(ResultSet row, Instant now) throws SQLException {
        Long until = micros(row, "until");
        Long liftedAt = micros(row, "lifted_at");
        return new Block(
                row.getObject("id", UUID.class),
                Block.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("value"),
                row.getString("reason"),
                row.getString("blocked_by_name"),
                VisitorWatches.micros(row.getObject("at", OffsetDateTime.class).toInstant()),
                until,
                row.getString("lifted_by_name"),
                liftedAt,
                liftedAt == null && (until == null || until > VisitorWatches.micros(now)));
    }

    private static @Nullable Long micros(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : VisitorWatches.micros(at.toInstant());
    }
}
