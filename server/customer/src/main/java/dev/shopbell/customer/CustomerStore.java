package dev.shopbell.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements on customers.
final class CustomerStore {
    static final String OF_VISITOR =
            "SELECT customer_id FROM customer.link WHERE visitor_id = :visitor AND revoked_at IS NULL";

    static final String INSERT = "INSERT INTO customer.customer (id, created_at) VALUES (:id, :at)";

    static final String INSERT_LINK = """
            INSERT INTO customer.link (visitor_id, customer_id, since)
            VALUES (:visitor, :customer, :at)
            ON CONFLICT (visitor_id) WHERE revoked_at IS NULL DO NOTHING
            """;

    static final String NAMES = "SELECT id, name FROM customer.customer WHERE id = ANY (:ids) AND name IS NOT NULL";

    private final Jdbi jdbi;

    CustomerStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<UUID> ofVisitor(UUID visitor) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_VISITOR)
                .bind("visitor", visitor)
                .mapTo(UUID.class)
                .findOne());
    }

    /// Makes an anonymous customer for a visitor, unless somebody else did so just now; whoever it is then.
    UUID createFor(UUID visitor, UUID id, Instant at) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(INSERT)
                    .bind("id", id)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute();
            int linked = handle.createUpdate(INSERT_LINK)
                    .bind("visitor", visitor)
                    .bind("customer", id)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute();
            if (linked == 1) {
                return id;
            }
            handle.rollback();
            return handle.createQuery(OF_VISITOR)
                    .bind("visitor", visitor)
                    .mapTo(UUID.class)
                    .one();
        });
    }

    Map<UUID, String> names(Collection<UUID> customers) {
        Map<UUID, String> names = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(NAMES)
                .bindArray("ids", UUID.class, customers.toArray())
                .map((row, context) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                .list());
        return names;
    }
}
