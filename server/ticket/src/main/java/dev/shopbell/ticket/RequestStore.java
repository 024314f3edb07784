package dev.shopbell.ticket;

import dev.shopbell.protocol.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The statements on requests.
final class RequestStore {
    private static final String COLUMNS = """
            id, number, site_id, customer_id, visitor_id, conversation_id, client_id, name, email, question,
            page_url, page_title, language, left_at, state, owner_id, changed_at
            """;

    static final String ADD = """
            INSERT INTO ticket.request (
                id, number, site_id, customer_id, visitor_id, conversation_id, client_id, name, email, question,
                page_url, page_title, language, left_at, state, owner_id, changed_at)
            VALUES (
                :id, :number, :site, :customer, :visitor, :conversation, :clientId, :name, :email, :question,
                :pageUrl, :pageTitle, :language, :at, 'open', NULL, :at)
            ON CONFLICT DO NOTHING
            """;

    static final String BY_ID = "SELECT " + COLUMNS + "FROM ticket.request WHERE id = :id";

    static final String BY_CLIENT_ID =
            "SELECT " + COLUMNS + "FROM ticket.request WHERE visitor_id = :visitor AND client_id = :clientId";

    static final String TO_DO =
            "SELECT " + COLUMNS + "FROM ticket.request WHERE state <> 'done' ORDER BY left_at, id LIMIT :most";

    static final String DONE =
            "SELECT " + COLUMNS + "FROM ticket.request WHERE state = 'done' ORDER BY changed_at DESC, id LIMIT :most";

    static final String OF_CONVERSATION =
            "SELECT " + COLUMNS + "FROM ticket.request WHERE conversation_id = :conversation ORDER BY left_at, id";

    static final String COUNT_OPEN = "SELECT count(*) FROM ticket.request WHERE state <> 'done' AND state = 'open'";

    static final String COUNT_OF_VISITOR =
            "SELECT count(*) FROM ticket.request WHERE visitor_id = :visitor AND left_at >= :since";

    /// An address is kept no longer than it counts. Skips what another node is at, so that they never wait in a ring.
    static final String FORGET_INTAKE = """
            DELETE FROM ticket.intake WHERE address IN (
                SELECT address FROM ticket.intake WHERE since < :windowStart FOR UPDATE SKIP LOCKED)
            """;

    static final String COUNT_INTAKE = """
            INSERT INTO ticket.intake AS i (address, since, count)
            VALUES (:address, :at, 1)
            ON CONFLICT (address) DO UPDATE
            SET since = CASE WHEN i.since < :windowStart THEN :at ELSE i.since END,
                count = CASE WHEN i.since < :windowStart THEN 1 ELSE i.count + 1 END
            RETURNING count
            """;

    static final String JOIN =
            "UPDATE ticket.request SET customer_id = :to WHERE site_id = :site AND customer_id = :from";

    static final String DELETE = "DELETE FROM ticket.request WHERE id = :id";

    static final String DELETE_DONE =
            "DELETE FROM ticket.request WHERE state = 'done' AND changed_at < :before AND conversation_id IS NULL";

    static final String ERASE = "DELETE FROM ticket.request WHERE conversation_id = :conversation";

    /// Each change has an instant of its own, also where two come within a microsecond: it is what the next one names.
    static final String CHANGE = """
            UPDATE ticket.request
            SET state = :state, owner_id = :owner, changed_at = greatest(:at, changed_at + interval '1 microsecond')
            WHERE id = :id AND changed_at = :seen
            RETURNING
            """ + COLUMNS;

    private final Jdbi jdbi;

    RequestStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether it was added; not where its number or client id is there already.
    boolean add(Request request) {
        Page page = request.page();
        return jdbi.withHandle(handle -> handle.createUpdate(ADD)
                        .bind("id", request.id())
                        .bind("number", request.number())
                        .bind("site", request.site())
                        .bind("customer", request.customer())
                        .bind("visitor", request.visitor())
                        .bind("conversation", request.conversation())
                        .bind("clientId", request.clientId())
                        .bind("name", request.name())
                        .bind("email", request.email())
                        .bind("question", request.question())
                        .bind("pageUrl", page == null ? null : page.url())
                        .bind("pageTitle", page == null ? null : page.title())
                        .bind("language", request.language())
                        .bind("at", request.leftAt().atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    Optional<Request> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id)
                .map(RequestStore::request)
                .findOne());
    }

    Optional<Request> byClientId(UUID visitor, UUID clientId) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_CLIENT_ID)
                .bind("visitor", visitor)
                .bind("clientId", clientId)
                .map(RequestStore::request)
                .findOne());
    }

    List<Request> toDo(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(TO_DO)
                .bind("most", most)
                .map(RequestStore::request)
                .list());
    }

    List<Request> done(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(DONE)
                .bind("most", most)
                .map(RequestStore::request)
                .list());
    }

    List<Request> ofConversation(UUID conversation) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_CONVERSATION)
                .bind("conversation", conversation)
                .map(RequestStore::request)
                .list());
    }

    int countOpen() {
        return jdbi.withHandle(
                handle -> handle.createQuery(COUNT_OPEN).mapTo(Integer.class).one());
    }

    int countOf(UUID visitor, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT_OF_VISITOR)
                .bind("visitor", visitor)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
    }

    /// How many an address left in the window, this one included.
    int countIntake(String address, Instant at, Instant windowStart) {
        OffsetDateTime since = windowStart.atOffset(ZoneOffset.UTC);
        return jdbi.withHandle(handle -> {
            handle.createUpdate(FORGET_INTAKE).bind("windowStart", since).execute();
            return handle.createQuery(COUNT_INTAKE)
                    .bind("address", address)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bind("windowStart", since)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    /// Empty where it is not any more as it was since `seen`.
    Optional<Request> change(UUID id, Instant seen, RequestState state, @Nullable UUID owner, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(CHANGE)
                .bind("id", id)
                .bind("seen", seen.atOffset(ZoneOffset.UTC))
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("owner", owner)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .map(RequestStore::request)
                .findOne());
    }

    void join(UUID site, UUID from, UUID to) {
        jdbi.useHandle(handle -> handle.createUpdate(JOIN)
                .bind("site", site)
                .bind("from", from)
                .bind("to", to)
                .execute());
    }

    /// Whether it was there.
    boolean delete(UUID id) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate(DELETE).bind("id", id).execute())
                == 1;
    }

    /// Deletes what has been done since before, except what goes with its conversation.
    void deleteDone(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate(DELETE_DONE)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void erase(Handle handle, UUID conversation) {
        handle.createUpdate(ERASE).bind("conversation", conversation).execute();
    }

    private static Request request(ResultSet row, StatementContext context) throws SQLException {
        String url = row.getString("page_url");
        String title = row.getString("page_title");
        return new Request(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("site_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("visitor_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("question"),
                url == null || title == null ? null : new Page(url, title),
                row.getString("language"),
                instant(row, "left_at"),
                RequestState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("owner_id", UUID.class),
                instant(row, "changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
