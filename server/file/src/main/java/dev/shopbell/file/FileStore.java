package dev.shopbell.file;

import dev.shopbell.file.StoredFile.Kept;
import dev.shopbell.file.StoredFile.State;
import dev.shopbell.protocol.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The statements on files.
final class FileStore {
    private static final String COLUMNS =
            "id, site_id, uploader_id, client_id, name, declared_bytes, declared_hash, state,"
                    + " problem, detail, media_type, bytes, width, height, content, preview";

    /// One begins after the other on a site, so that many at once do not all find the same room.
    static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('file:' || :site::text, 0))";

    static final String ADD = """
            INSERT INTO file.file
                (id, site_id, uploader_id, by_visitor, address, client_id, name, declared_bytes, declared_hash, state,
                 created_at, touched_at)
            VALUES (:id, :site, :uploader, :byVisitor, :address, :clientId, :name, :bytes, :hash, 'receiving', :at, :at)
            ON CONFLICT (uploader_id, client_id) DO NOTHING
            """;

    static final String BY_ID = "SELECT " + COLUMNS + " FROM file.file WHERE id = :id";

    static final String BY_IDS = "SELECT " + COLUMNS + " FROM file.file WHERE id = ANY (:ids)";

    static final String BY_CLIENT_ID =
            "SELECT " + COLUMNS + " FROM file.file WHERE uploader_id = :uploader AND client_id = :clientId";

    static final String USED = """
            SELECT count(*) FILTER (WHERE uploader_id = :uploader AND created_at > :hourAgo) AS hour_files,
                   coalesce(sum(declared_bytes) FILTER (WHERE uploader_id = :uploader AND created_at > :hourAgo), 0)::bigint
                       AS hour_bytes,
                   coalesce(sum(declared_bytes) FILTER (WHERE address = :address AND created_at > :hourAgo), 0)::bigint
                       AS address_hour_bytes,
                   coalesce(sum(declared_bytes) FILTER (
                           WHERE state = 'ready' OR state = 'receiving' AND created_at > :hourAgo), 0)::bigint
                       AS day_bytes
            FROM file.file
            WHERE site_id = :site AND by_visitor AND created_at > :dayAgo
            """;

    static final String FORGET_ADDRESSES =
            "UPDATE file.file SET address = NULL WHERE address IS NOT NULL AND created_at <= :before";

    static final String TOUCH = "UPDATE file.file SET touched_at = :at WHERE id = :id AND state = :state";

    static final String NAME_CONTENT = """
            UPDATE file.file
            SET content = :content, preview = :preview, name = :name, media_type = :mediaType, bytes = :bytes,
                width = :width, height = :height
            WHERE id = :id AND state = 'receiving'
            """;

    static final String READY =
            "UPDATE file.file SET state = 'ready', touched_at = :at WHERE id = :id AND state = 'receiving'";

    static final String REFUSE = """
            UPDATE file.file
            SET state = 'refused', problem = :problem, detail = :detail, content = NULL, preview = NULL, touched_at = :at
            WHERE id = :id AND NOT held
            """;

    static final String DELETE = "DELETE FROM file.file WHERE id = ANY (:ids) RETURNING content, preview";

    static final String DELETE_ABANDONED = """
            DELETE FROM file.file
            WHERE touched_at < :before AND state <> 'ready' AND NOT held
            RETURNING id, content, preview
            """;

    static final String UNHELD = "SELECT " + COLUMNS + """
             FROM file.file
            WHERE touched_at < :before AND state = 'ready' AND NOT held
            ORDER BY touched_at
            LIMIT :limit
            """;

    static final String HOLD = "UPDATE file.file SET held = true WHERE id = ANY (:ids)";

    static final String DELETE_UNHELD = """
            DELETE FROM file.file
            WHERE id = ANY (:ids) AND touched_at < :before AND NOT held
            RETURNING content, preview
            """;

    static final String NAMED = """
            SELECT h.hash
            FROM unnest(:hashes::bytea[]) AS h (hash)
            WHERE EXISTS (SELECT FROM file.file WHERE content = h.hash)
               OR EXISTS (SELECT FROM file.file WHERE preview = h.hash)
            """;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Jdbi jdbi;

    FileStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What visitors have used of what they may.
    record Used(int hourFiles, long hourBytes, long addressHourBytes, long dayBytes) {}

    /// Adds a file of staff, unless they used its client id before.
    void add(StoredFile file, Instant at) {
        jdbi.useHandle(handle -> add(handle, file, null, at));
    }

    /// Adds a file of a visitor, unless they used its client id before, or it does not fit beside what was used.
    void addWithin(StoredFile file, String address, Instant at, Predicate<Used> fits) {
        jdbi.useTransaction(handle -> {
            handle.createQuery(LOCK).bind("site", file.site()).mapToMap().one();
            if (fits.test(used(handle, file, address, at))) {
                add(handle, file, address, at);
            }
        });
    }

    private static void add(Handle handle, StoredFile file, @Nullable String address, Instant at) {
        handle.createUpdate(ADD)
                .bind("id", file.id())
                .bind("site", file.site())
                .bind("uploader", file.uploader())
                .bind("byVisitor", address != null)
                .bind("address", address)
                .bind("clientId", file.clientId())
                .bind("name", file.name())
                .bind("bytes", file.declaredBytes())
                .bind("hash", ContentHash.bytes(file.hash()))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    Optional<StoredFile> find(UUID id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(BY_ID).bind("id", id).map(FileStore::file).findOne());
    }

    List<StoredFile> find(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_IDS)
                .bindArray("ids", UUID.class, ids.toArray())
                .map(FileStore::file)
                .list());
    }

    Optional<StoredFile> findByClientId(UUID uploader, UUID clientId) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_CLIENT_ID)
                .bind("uploader", uploader)
                .bind("clientId", clientId)
                .map(FileStore::file)
                .findOne());
    }

    private static Used used(Handle handle, StoredFile file, String address, Instant at) {
        return handle.createQuery(USED)
                .bind("site", file.site())
                .bind("uploader", file.uploader())
                .bind("address", address)
                .bind("hourAgo", at.minus(HOUR).atOffset(ZoneOffset.UTC))
                .bind("dayAgo", at.minus(DAY).atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Used(
                        row.getInt("hour_files"),
                        row.getLong("hour_bytes"),
                        row.getLong("address_hour_bytes"),
                        row.getLong("day_bytes")))
                .one();
    }

    /// Forgets the addresses that no longer count.
    void forgetAddresses(Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_ADDRESSES)
                .bind("before", at.minus(HOUR).atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// Says that somebody still wants the file; whether it is there in this state.
    boolean touch(UUID id, State state, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(TOUCH)
                        .bind("id", id)
                        .bind("state", word(state))
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    /// Names what will be kept, before it is put in its place.
    void nameContent(UUID id, String name, Kept kept) {
        jdbi.useHandle(handle -> handle.createUpdate(NAME_CONTENT)
                .bind("id", id)
                .bind("content", ContentHash.bytes(kept.content()))
                .bind("preview", ContentHash.bytes(kept.preview()))
                .bind("name", name)
                .bind("mediaType", kept.mediaType())
                .bind("bytes", kept.bytes())
                .bind("width", kept.width())
                .bind("height", kept.height())
                .execute());
    }

    void ready(UUID id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(READY)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void refuse(UUID id, Problem problem, @Nullable String detail, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(REFUSE)
                .bind("id", id)
                .bind("problem", problem.name())
                .bind("detail", detail)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// Deletes files; answers with the hashes of what they named.
    List<ContentHash> delete(Collection<UUID> ids) {
        return jdbi.withHandle(
                handle -> handle
                        .createQuery(DELETE)
                        .bindArray("ids", UUID.class, ids.toArray())
                        .map((row, context) -> hashes(row))
                        .stream()
                        .flatMap(List::stream)
                        .toList());
    }

    /// What [#deleteAbandoned] deleted.
    record Abandoned(UUID id, List<ContentHash> hashes) {}

    List<Abandoned> deleteAbandoned(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery(DELETE_ABANDONED)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Abandoned(row.getObject("id", UUID.class), hashes(row)))
                .list());
    }

    List<StoredFile> unheld(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(UNHELD)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map(FileStore::file)
                .list());
    }

    void hold(Collection<UUID> ids) {
        jdbi.useHandle(handle -> handle.createUpdate(HOLD)
                .bindArray("ids", UUID.class, ids.toArray())
                .execute());
    }

    /// Likewise, but never one that was touched since.
    List<ContentHash> deleteUnheld(Collection<UUID> ids, Instant before) {
        return jdbi.withHandle(handle -> handle
                .createQuery(DELETE_UNHELD)
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .map((row, context) -> hashes(row))
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    /// Those of the hashes that some file names.
    List<ContentHash> named(Collection<ContentHash> hashes) {
        return jdbi.withHandle(handle -> handle.createQuery(NAMED)
                .bindArray(
                        "hashes",
                        byte[].class,
                        hashes.stream().map(ContentHash::bytes).toArray())
                .map((row, context) -> ContentHash.of(row.getBytes("hash")))
                .list());
    }

    private static List<ContentHash> hashes(ResultSet row) throws SQLException {
        return Stream.of(row.getBytes("content"), row.getBytes("preview"))
                .filter(Objects::nonNull)
                .map(ContentHash::of)
                .toList();
    }

    private static StoredFile file(ResultSet row, StatementContext context) throws SQLException {
        ContentHash content = ContentHash.orNull(row.getBytes("content"));
        String problem = row.getString("problem");
        return new StoredFile(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getObject("uploader_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                row.getLong("declared_bytes"),
                ContentHash.orNull(row.getBytes("declared_hash")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                problem == null ? null : Problem.valueOf(problem),
                row.getString("detail"),
                content == null
                        ? null
                        : new Kept(
                                row.getString("media_type"),
                                row.getLong("bytes"),
                                row.getObject("width", Integer.class),
                                row.getObject("height", Integer.class),
                                content,
                                ContentHash.orNull(row.getBytes("preview"))));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
