package dev.shopbell.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.shopbell.protocol.Wire;
import dev.shopbell.survey.Answers.Answered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Every statement on the schema `survey`.
final class SurveyStore {
    static final String KEEP_WAITING = """
            INSERT INTO survey.answers (id, site_id, customer_id, fields, consented_at, at)
            VALUES (:id, :site, :customer, :fields::jsonb, :consentedAt, :at)
            ON CONFLICT (site_id, customer_id) WHERE conversation_id IS NULL
            DO UPDATE SET fields = excluded.fields, consented_at = excluded.consented_at, at = excluded.at
            """;

    static final String KEEP_FOR_CONVERSATION = """
            INSERT INTO survey.answers (id, site_id, customer_id, conversation_id, fields, consented_at, at)
            VALUES (:id, :site, :customer, :conversation, :fields::jsonb, :consentedAt, :at)
            ON CONFLICT (conversation_id) WHERE conversation_id IS NOT NULL
            DO UPDATE SET fields = excluded.fields, consented_at = excluded.consented_at, at = excluded.at
            """;

    /// Where the conversation has answers already, which were given after those that waited, it keeps them.
    static final String ATTACH = """
            WITH waiting AS (
                DELETE FROM survey.answers
                WHERE site_id = :site AND customer_id = :customer AND conversation_id IS NULL
                RETURNING id, fields, consented_at, at)
            INSERT INTO survey.answers (id, site_id, customer_id, conversation_id, fields, consented_at, at)
            SELECT id, :site, :customer, :conversation, fields, consented_at, at FROM waiting
            ON CONFLICT (conversation_id) WHERE conversation_id IS NOT NULL DO NOTHING
            """;

    /// Of two sets that wait for a conversation, that of whom they are known to be now is dropped.
    static final String JOIN = """
            WITH dropped AS (
                DELETE FROM survey.answers old
                WHERE old.site_id = :site AND old.customer_id = :to AND old.conversation_id IS NULL
                  AND EXISTS (SELECT FROM survey.answers newer
                              WHERE newer.site_id = :site AND newer.customer_id = :from AND newer.conversation_id IS NULL)
                RETURNING old.id)
            UPDATE survey.answers SET customer_id = :to
            WHERE site_id = :site AND customer_id = :from AND (SELECT count(*) FROM dropped) >= 0
            """;

    static final String HAS_ANSWERED =
            "SELECT EXISTS (SELECT FROM survey.answers WHERE customer_id = :customer AND site_id = :site)";

    static final String ANSWERS = """
            SELECT fields, consented_at, at FROM survey.answers
            WHERE customer_id = :customer AND site_id = :site
            ORDER BY conversation_id = :conversation DESC NULLS LAST, at DESC
            LIMIT 1
            """;

    static final String RATE = """
            INSERT INTO survey.rating (conversation_id, site_id, assignee_id, steps, comment, rated_at, changed_at)
            VALUES (:conversation, :site, :assignee, :steps, :comment, :at, :at)
            ON CONFLICT (conversation_id)
            DO UPDATE SET steps = excluded.steps, comment = excluded.comment, changed_at = excluded.changed_at
            """;

    static final String RATING =
            "SELECT steps, comment, rated_at FROM survey.rating WHERE conversation_id = :conversation";

    static final String ERASE_ANSWERS = "DELETE FROM survey.answers WHERE conversation_id = :conversation";

    static final String ERASE_COMMENT = "UPDATE survey.rating SET comment = '' WHERE conversation_id = :conversation";

    private static final TypeReference<List<Answered>> FIELDS = new TypeReference<>() {};

    private final Jdbi jdbi;

    SurveyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Keeps answers for a conversation, or for the next one where there is none; in place of those kept for it before.
    void keep(UUID id, UUID site, UUID customer, @Nullable UUID conversation, Answers answers) {
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate(conversation == null ? KEEP_WAITING : KEEP_FOR_CONVERSATION)
                    .bind("id", id)
                    .bind("site", site)
                    .bind("customer", customer)
                    .bind("fields", json(answers.fields()))
                    .bind("consentedAt", utc(answers.consentedAt()))
                    .bind("at", utc(answers.at()));
            if (conversation != null) {
                update.bind("conversation", conversation);
            }
            update.execute();
        });
    }

    /// Gives the answers that wait to the conversation, and drops them where it has some.
    void attach(Handle handle, UUID conversation, UUID site, UUID customer) {
        handle.createUpdate(ATTACH)
                .bind("conversation", conversation)
                .bind("site", site)
                .bind("customer", customer)
                .execute();
    }

    void join(UUID site, UUID from, UUID to) {
        jdbi.useHandle(handle -> handle.createUpdate(JOIN)
                .bind("site", site)
                .bind("from", from)
                .bind("to", to)
                .execute());
    }

    boolean hasAnswered(UUID site, UUID customer) {
        return jdbi.withHandle(handle -> handle.createQuery(HAS_ANSWERED)
                .bind("site", site)
                .bind("customer", customer)
                .mapTo(Boolean.class)
                .one());
    }

    /// The answers given for the conversation, else the customer's newest.
    Optional<Answers> answers(UUID site, UUID customer, UUID conversation) {
        return jdbi.withHandle(handle -> handle.createQuery(ANSWERS)
                .bind("site", site)
                .bind("customer", customer)
                .bind("conversation", conversation)
                .map((row, context) ->
                        new Answers(fields(row.getString("fields")), instant(row, "consented_at"), at(row, "at")))
                .findOne());
    }

    void rate(UUID conversation, UUID site, @Nullable UUID assignee, int steps, String comment, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(RATE)
                .bind("conversation", conversation)
                .bind("site", site)
                .bind("assignee", assignee)
                .bind("steps", steps)
                .bind("comment", comment)
                .bind("at", utc(at))
                .execute());
    }

    Optional<Rating> rating(UUID conversation) {
        return jdbi.withHandle(handle -> handle.createQuery(RATING)
                .bind("conversation", conversation)
                .map((row, context) -> new Rating(row.getInt("steps"), row.getString("comment"), at(row, "rated_at")))
                .findOne());
    }

    void erase(Handle handle, UUID conversation) {
        handle.createUpdate(ERASE_ANSWERS).bind("conversation", conversation).execute();
        handle.createUpdate(ERASE_COMMENT).bind("conversation", conversation).execute();
    }

    private static String json(List<Answered> fields) {
        try {
            return Wire.httpMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers cannot be written", e);
        }
    }

    private static List<Answered> fields(String json) {
        try {
            return Wire.httpMapper().readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers cannot be read", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
