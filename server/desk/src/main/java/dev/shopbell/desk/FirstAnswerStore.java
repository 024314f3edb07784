package dev.shopbell.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The statement behind [FirstAnswers].
final class FirstAnswerStore {
    static final String MEDIAN = """
            SELECT CASE WHEN count(*) >= :fewest
                        THEN ceil(percentile_cont(0.5) WITHIN GROUP (
                            ORDER BY extract(epoch FROM answered_at - opened_at)))::integer
                   END
            FROM (SELECT opened_at, answered_at FROM conversation.first_answer
                  WHERE site_id = :site AND answered_at >= :since
                  ORDER BY answered_at DESC
                  LIMIT :newest) newest
            """;

    private final Jdbi jdbi;

    FirstAnswerStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Nullable
    Integer medianSeconds(UUID site, Instant since, int newest, int fewest) {
        return jdbi.withHandle(handle -> handle.createQuery(MEDIAN)
                .bind("site", site)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("newest", newest)
                .bind("fewest", fewest)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null));
    }
}
