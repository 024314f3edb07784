package dev.shopbell.conversation;

import dev.shopbell.conversation.Waits.Answered;
import dev.shopbell.conversation.Waits.Left;
import dev.shopbell.conversation.Waits.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements on waits for a first answer.
final class WaitStore {
    /// A conversation whose first line is still on its way waits for nobody.
    static final String WAITING = """
            SELECT id, site_id, visitor_id, assignee_id IS NOT NULL AS taken, opened_at
            FROM conversation.conversation
            WHERE state = 'open' AND first_answered_at IS NULL AND waiting_since IS NOT NULL
            ORDER BY opened_at, id
            LIMIT :most
            """;

    static final String ANSWERED = """
            SELECT opened_at, first_answered_at AS ended_at
            FROM conversation.conversation
            WHERE site_id = ANY (:sites) AND first_answered_at >= :since
            ORDER BY first_answered_at DESC
            LIMIT :newest
            """;

    static final String LEFT = """
            SELECT opened_at, closed_at AS ended_at
            FROM conversation.conversation
            WHERE site_id = ANY (:sites) AND state = 'closed' AND closed_at >= :since AND first_answered_at IS NULL
            ORDER BY closed_at DESC
            LIMIT :newest
            """;

    private final Jdbi jdbi;

    WaitStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Waiting> waiting(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(WAITING)
                .bind("most", most)
                .map((row, context) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("site_id", UUID.class),
                        row.getObject("visitor_id", UUID.class),
                        row.getBoolean("taken"),
                        instant(row, "opened_at")))
                .list());
    }

    List<Answered> answered(Collection<UUID> sites, Instant since, int newest) {
        return jdbi.withHandle(handle -> handle.createQuery(ANSWERED)
                .bindArray("sites", UUID.class, sites.toArray())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("newest", newest)
                .map((row, context) -> new Answered(instant(row, "opened_at"), instant(row, "ended_at")))
                .list());
    }

    List<Left> left(Collection<UUID> sites, Instant since, int newest) {
        return jdbi.withHandle(handle -> handle.createQuery(LEFT)
                .bindArray("sites", UUID.class, sites.toArray())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("newest", newest)
                .map((row, context) -> new Left(instant(row, "opened_at"), instant(row, "ended_at")))
                .list());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
