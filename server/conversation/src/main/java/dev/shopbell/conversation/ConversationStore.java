package dev.shopbell.conversation;

import dev.shopbell.file.FileHolders;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Every statement on conversations but the one that stores lines, which is [MessageLogStore]'s. Long because the
/// statements on one table stand together.
final class ConversationStore {
    private static final String COLUMNS =
            "id, site_id, customer_id, visitor_id, state, assignee_id, opened_at, last_number, last_shopper_number";

    static final String BY_ID = "SELECT " + COLUMNS + " FROM conversation.conversation WHERE id = :id";
    static final String BY_ID_LOCKED = BY_ID + " FOR NO KEY UPDATE";

    static final String NEWEST_OF_CUSTOMER = "SELECT " + COLUMNS + """
             FROM conversation.conversation
            WHERE site_id = :site AND customer_id = :customer
            ORDER BY state = 'open' DESC, id DESC
            LIMIT 1
            """;

    static final String OF_CUSTOMER = "SELECT " + COLUMNS + """
             FROM conversation.conversation
            WHERE customer_id = :customer
            ORDER BY id DESC
            LIMIT :limit
            """;

    static final String INSERT_OPEN = """
            INSERT INTO conversation.conversation
                (id, site_id, customer_id, visitor_id, state, opened_at, last_number, last_shopper_number)
            VALUES (:id, :site, :customer, :visitor, 'open', :at, 1, 1)
            ON CONFLICT (site_id, customer_id) WHERE state = 'open' DO NOTHING
            """;

    static final String INSERT_ENTRY = """
            INSERT INTO conversation.entry
                (conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text)
            VALUES (:conversation, :number, :shopperNumber, :kind, :authorKind, :author, :clientId, :at, :text)
            """;

    static final String COUNT = """
            UPDATE conversation.conversation
            SET last_number = :number, last_shopper_number = :shopperNumber
            WHERE id = :conversation
            """;

    static final String BY_CLIENT_ID = """
            SELECT conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text
            FROM conversation.entry
            WHERE author_id = :author AND client_id = :clientId
            """;

    static final String SAID = """
            SELECT e.author_id, e.client_id
            FROM unnest(:authors::uuid[], :clientIds::uuid[]) AS s (author_id, client_id)
            JOIN conversation.entry e ON e.author_id = s.author_id AND e.client_id = s.client_id
            """;

    static final String ADVANCE = """
            UPDATE conversation.conversation
            SET last_number = last_number + 1, last_shopper_number = last_shopper_number + 1,
                state = :state, assignee_id = :assignee,
                closed_at = CASE WHEN :state = 'closed' THEN coalesce(closed_at, :at::timestamptz) END,
                waiting_since = CASE WHEN :state = 'open' THEN waiting_since END
            WHERE id = :id
            """;

    /// In the order of their ids, as every statement locks them.
    static final String TO_JOIN_LOCKED = "SELECT " + COLUMNS + """
             FROM conversation.conversation
            WHERE site_id = :site AND (customer_id = :from OR (customer_id = :to AND state = 'open'))
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    static final String MOVE = "UPDATE conversation.conversation SET customer_id = :to WHERE id = :id";

    static final String UNANSWERED = """
            SELECT e.conversation_id, e.number, e.shopper_number, e.kind, e.author_kind, e.author_id, e.client_id, e.at, e.text
            FROM conversation.entry e
            WHERE e.conversation_id = :conversation AND e.kind IN ('line', 'file') AND e.author_kind = 'shopper'
              AND NOT EXISTS (
                  SELECT FROM conversation.entry later
                  WHERE later.conversation_id = e.conversation_id AND later.number > e.number
                    AND later.kind IN ('line', 'file') AND later.author_kind = 'staff')
            ORDER BY e.number
            LIMIT :limit
            """;

    static final String ERASE_TEXTS = """
            UPDATE conversation.entry SET text = NULL
            WHERE conversation_id = :id AND kind IN ('line', 'note') AND text IS NOT NULL
            """;

    static final String FILES = """
            SELECT text::uuid FROM conversation.entry
            WHERE conversation_id = :id AND kind = 'file' AND text IS NOT NULL
            """;

    /// The row forgets what the work list shows of the last line; that there was one, and when it was answered, stays.
    static final String ERASE = """
            UPDATE conversation.conversation SET erased_at = :at, last_line_number = 0 WHERE id = :id
            """;

    static final String IS_ERASED =
            "SELECT EXISTS (SELECT FROM conversation.conversation WHERE id = :id AND erased_at IS NOT NULL)";

    static final String OTHER_OPEN = """
            SELECT EXISTS (
                SELECT FROM conversation.conversation o
                JOIN conversation.conversation c ON o.site_id = c.site_id AND o.customer_id = c.customer_id
                WHERE c.id = :id AND o.id <> c.id AND o.state = 'open')
            """;

    static final String ENTRIES = """
            SELECT conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text
            FROM conversation.entry
            WHERE conversation_id = :conversation AND number > :after
            ORDER BY number
            LIMIT :limit
            """;

    /// A shopper's number is never above the staff's, so the primary key leads to the entries here too.
    static final String ENTRIES_FOR_SHOPPER = """
            SELECT conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text
            FROM conversation.entry
            WHERE conversation_id = :conversation AND number > :after AND shopper_number > :after
            ORDER BY number
            LIMIT :limit
            """;

    static final String HEADS_THAT_DIFFER = """
            SELECT c.id, c.last_number, c.last_shopper_number
            FROM unnest(:ids::uuid[], :known::integer[]) AS k (id, number)
            JOIN conversation.conversation c ON c.id = k.id
            WHERE c.last_number > k.number
            """;

    static final String OPEN_OF_CUSTOMERS = """
            SELECT c.customer_id, c.id, c.state, c.last_shopper_number
            FROM unnest(:sites::uuid[], :customers::uuid[]) AS k (site_id, customer_id)
            JOIN conversation.conversation c
              ON c.site_id = k.site_id AND c.customer_id = k.customer_id AND c.state = 'open'
            """;

    static final String SET_READING = """
            INSERT INTO conversation.reading AS r (conversation_id, reader_id, number)
            VALUES (:conversation, :reader, :number)
            ON CONFLICT (conversation_id, reader_id) DO UPDATE SET number = excluded.number
            WHERE r.number < excluded.number
            """;

    private final Jdbi jdbi;

    ConversationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Optional<Conversation> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id)
                .map(ConversationStore::conversation)
                .findOne());
    }

    Optional<Conversation> findLocked(Handle handle, UUID id) {
        return handle.createQuery(BY_ID_LOCKED)
                .bind("id", id)
                .map(ConversationStore::conversation)
                .findOne();
    }

    Optional<Conversation> newestOf(Handle handle, UUID site, UUID customer) {
        return handle.createQuery(NEWEST_OF_CUSTOMER)
                .bind("site", site)
                .bind("customer", customer)
                .map(ConversationStore::conversation)
                .findOne();
    }

    List<Conversation> ofCustomer(UUID customer, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_CUSTOMER)
                .bind("customer", customer)
                .bind("limit", limit)
                .map(ConversationStore::conversation)
                .list());
    }

    /// Whether a conversation was opened; not if the customer has an open one on the site.
    boolean insertOpen(Handle handle, UUID id, UUID site, UUID customer, UUID visitor, Instant at) {
        return handle.createUpdate(INSERT_OPEN)
                        .bind("id", id)
                        .bind("site", site)
                        .bind("customer", customer)
                        .bind("visitor", visitor)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    void insertEntry(Handle handle, StoredEntry entry) {
        handle.createUpdate(INSERT_ENTRY)
                .bind("conversation", entry.conversation())
                .bind("number", entry.number())
                .bind("shopperNumber", entry.shopperNumber())
                .bind("kind", word(entry.kind()))
                .bind("authorKind", word(entry.authorKind()))
                .bind("author", entry.author())
                .bind("clientId", entry.clientId())
                .bind("at", entry.at().atOffset(ZoneOffset.UTC))
                .bind("text", entry.text())
                .execute();
    }

    /// Moves the counters of a conversation on to an entry that is no line.
    void count(Handle handle, StoredEntry entry) {
        handle.createUpdate(COUNT)
                .bind("conversation", entry.conversation())
                .bind("number", entry.number())
                .bind("shopperNumber", entry.shopperNumber())
                .execute();
    }

    Optional<StoredEntry> findByClientId(UUID author, UUID clientId) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_CLIENT_ID)
                .bind("author", author)
                .bind("clientId", clientId)
                .map(ConversationStore::entry)
                .findOne());
    }

    /// Those of the given that were said.
    Set<FileHolders.Sent> said(Collection<FileHolders.Sent> sent) {
        return jdbi.withHandle(handle -> handle.createQuery(SAID)
                .bindArray(
                        "authors",
                        UUID.class,
                        sent.stream().map(FileHolders.Sent::author).toArray())
                .bindArray(
                        "clientIds",
                        UUID.class,
                        sent.stream().map(FileHolders.Sent::clientId).toArray())
                .map((row, context) -> new FileHolders.Sent(
                        row.getObject("author_id", UUID.class), row.getObject("client_id", UUID.class)))
                .set());
    }

    /// Moves both counters by one and sets what a command changes.
    void advance(Handle handle, UUID id, ConversationState state, @Nullable UUID assignee, Instant at) {
        handle.createUpdate(ADVANCE)
                .bind("id", id)
                .bind("state", word(state))
                .bind("assignee", assignee)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// Every conversation of one customer on a site, and the open one of another, locked.
    List<Conversation> toJoinLocked(Handle handle, UUID site, UUID from, UUID to) {
        return handle.createQuery(TO_JOIN_LOCKED)
                .bind("site", site)
                .bind("from", from)
                .bind("to", to)
                .map(ConversationStore::conversation)
                .list();
    }

    void move(Handle handle, UUID id, UUID customer) {
        handle.createUpdate(MOVE).bind("id", id).bind("to", customer).execute();
    }

    /// The shopper's lines since staff last said something, oldest first.
    List<StoredEntry> unanswered(UUID conversation, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(UNANSWERED)
                .bind("conversation", conversation)
                .bind("limit", limit)
                .map(ConversationStore::entry)
                .list());
    }

    /// Forgets what was said.
    void erase(Handle handle, UUID id, Instant at) {
        handle.createUpdate(ERASE_TEXTS).bind("id", id).execute();
        handle.createUpdate(ERASE)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    List<UUID> filesOf(UUID id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(FILES).bind("id", id).mapTo(UUID.class).list());
    }

    boolean isErased(Handle handle, UUID id) {
        return handle.createQuery(IS_ERASED).bind("id", id).mapTo(Boolean.class).one();
    }

    boolean customerHasAnotherOpen(Handle handle, UUID id) {
        return handle.createQuery(OTHER_OPEN)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    List<StoredEntry> entries(UUID conversation, View view, int after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        switch (view) {
                            case STAFF -> ENTRIES;
                            case SHOPPER -> ENTRIES_FOR_SHOPPER;
                        })
                .bind("conversation", conversation)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConversationStore::entry)
                .list());
    }

    /// Those of the given conversations whose head is above the number known for it.
    List<Head> headsThatDiffer(Map<UUID, Integer> known) {
        return jdbi.withHandle(handle -> handle.createQuery(HEADS_THAT_DIFFER)
                .bindArray("ids", UUID.class, known.keySet().toArray())
                .bindArray("known", Integer.class, known.values().toArray())
                .map((row, context) -> new Head(
                        row.getObject("id", UUID.class), row.getInt("last_number"), row.getInt("last_shopper_number")))
                .list());
    }

    List<OpenOfCustomer> openOf(Collection<SiteCustomer> customers) {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN_OF_CUSTOMERS)
                .bindArray(
                        "sites",
                        UUID.class,
                        customers.stream().map(SiteCustomer::site).toArray())
                .bindArray(
                        "customers",
                        UUID.class,
                        customers.stream().map(SiteCustomer::customer).toArray())
                .map((row, context) -> new OpenOfCustomer(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getInt("last_shopper_number")))
                .list());
    }

    /// Moves a reader's mark forward; whether it moved.
    boolean setReading(UUID conversation, UUID reader, int number) {
        return jdbi.withHandle(handle -> handle.createUpdate(SET_READING)
                        .bind("conversation", conversation)
                        .bind("reader", reader)
                        .bind("number", number)
                        .execute())
                == 1;
    }

    record Head(UUID conversation, int lastNumber, int lastShopperNumber) {}

    record SiteCustomer(UUID site, UUID customer) {}

    record OpenOfCustomer(UUID customer, UUID conversation, int lastShopperNumber) {}

    private static Conversation conversation(ResultSet row, StatementContext context) throws SQLException {
        return new Conversation(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("visitor_id", UUID.class),
                ConversationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("assignee_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("last_number"),
                row.getInt("last_shopper_number"));
    }

    private static StoredEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new StoredEntry(
                row.getObject("conversation_id", UUID.class),
                row.getInt("number"),
                row.getInt("shopper_number"),
                EntryKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                AuthorKind.valueOf(row.getString("author_kind").toUpperCase(Locale.ROOT)),
                row.getObject("author_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
