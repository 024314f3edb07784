package dev.shopbell.access;

import dev.shopbell.storage.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// The statements on photos.
final class PhotoStore {
    static final String PUT = """
            INSERT INTO access.photo (account_id, version, png) VALUES (:account, :version, :png)
            ON CONFLICT (account_id) DO UPDATE SET version = :version, png = :png
            """;

    static final String REMOVE = "DELETE FROM access.photo WHERE account_id = :account";
    static final String PNG = "SELECT png FROM access.photo WHERE account_id = :account";
    static final String VERSIONS = "SELECT account_id, version FROM access.photo";

    private final Jdbi jdbi;

    PhotoStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    void put(UUID account, UUID version, byte[] png) {
        jdbi.useHandle(handle -> handle.createUpdate(PUT)
                .bind("account", account)
                .bind("version", version)
                .bind("png", png)
                .execute());
    }

    void remove(UUID account) {
        jdbi.useHandle(
                handle -> handle.createUpdate(REMOVE).bind("account", account).execute());
    }

    Optional<byte[]> png(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery(PNG)
                .bind("account", account)
                .mapTo(byte[].class)
                .findOne());
    }

    /// Of which accounts there is a photo, and which one.
    Map<UUID, UUID> versions() {
        return jdbi.withHandle(handle -> handle
                .createQuery(VERSIONS)
                .map((row, context) ->
                        Map.entry(row.getObject("account_id", UUID.class), row.getObject("version", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
