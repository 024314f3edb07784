package dev.shopbell.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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

    static final String PERSONS = """
            SELECT id, proof, external_id, name, email FROM customer.customer
            WHERE id = ANY (:ids) AND (proof <> 'none' OR name IS NOT NULL OR email IS NOT NULL)
            """;

    /// What the shop did not prove never changes what it did.
    static final String CALL = """
            UPDATE customer.customer
            SET name = coalesce(:name, name), email = coalesce(:email, email),
                proof = CASE WHEN :proof = 'signed' THEN 'signed' ELSE proof END,
                site_id = CASE WHEN :proof = 'signed' THEN :site ELSE site_id END,
                external_id = CASE WHEN :proof = 'signed' THEN :externalId ELSE external_id END
            WHERE id = :id AND proof <> 'proven'
            """;

    /// The one customer that a person is, made now if need be.
    static final String PROVEN = """
            INSERT INTO customer.customer AS c (id, created_at, site_id, external_id, proof, name, email)
            VALUES (:id, :at, :site, :externalId, 'proven', :name, :email)
            ON CONFLICT (site_id, external_id) WHERE proof = 'proven' DO UPDATE
            SET name = coalesce(excluded.name, c.name), email = coalesce(excluded.email, c.email)
            RETURNING c.id
            """;

    static final String UNLINK =
            "UPDATE customer.link SET revoked_at = :at WHERE visitor_id = :visitor AND revoked_at IS NULL";

    static final String NAMES_OF_VISITORS = """
            SELECT l.visitor_id, c.name
            FROM customer.link l
            JOIN customer.customer c ON c.id = l.customer_id
            WHERE l.visitor_id = ANY (:ids) AND l.revoked_at IS NULL AND c.name IS NOT NULL
            """;

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

    /// Who customers are, by customer.
    Map<UUID, Person> persons(Collection<UUID> customers) {
        Map<UUID, Person> persons = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(PERSONS)
                .bindArray("ids", UUID.class, customers.toArray())
                .map((row, context) -> persons.put(
                        row.getObject("id", UUID.class),
                        new Person(
                                Proof.valueOf(row.getString("proof").toUpperCase(Locale.ROOT)),
                                row.getString("external_id"),
                                row.getString("name"),
                                row.getString("email"))))
                .list());
        return persons;
    }

    /// Notes what is said of a customer who has not proven who they are.
    void call(UUID customer, UUID site, Person person) {
        jdbi.useHandle(handle -> handle.createUpdate(CALL)
                .bind("id", customer)
                .bind("site", site)
                .bind("proof", word(person.proof()))
                .bind("externalId", person.id())
                .bind("name", person.name())
                .bind("email", person.email())
                .execute());
    }

    /// The customer that a person is who proved it.
    UUID proven(UUID site, Person person, UUID id, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(PROVEN)
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("site", site)
                .bind("externalId", person.id())
                .bind("name", person.name())
                .bind("email", person.email())
                .mapTo(UUID.class)
                .one());
    }

    /// Makes a visitor the customer's in place of whose they were; whether nobody else did so at the same time.
    boolean link(UUID visitor, UUID customer, Instant at) {
        return jdbi.inTransaction(handle -> {
            unlink(handle, visitor, at);
            return handle.createUpdate(INSERT_LINK)
                            .bind("visitor", visitor)
                            .bind("customer", customer)
                            .bind("at", at.atOffset(ZoneOffset.UTC))
                            .execute()
                    == 1;
        });
    }

    void unlink(UUID visitor, Instant at) {
        jdbi.useHandle(handle -> unlink(handle, visitor, at));
    }

    private static void unlink(Handle handle, UUID visitor, Instant at) {
        handle.createUpdate(UNLINK)
                .bind("visitor", visitor)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static String word(Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT);
    }

    Map<UUID, String> names(Collection<UUID> customers) {
        Map<UUID, String> names = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(NAMES)
                .bindArray("ids", UUID.class, customers.toArray())
                .map((row, context) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                .list());
        return names;
    }

    Map<UUID, String> namesOfVisitors(Collection<UUID> visitors) {
        Map<UUID, String> names = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(NAMES_OF_VISITORS)
                .bindArray("ids", UUID.class, visitors.toArray())
                .map((row, context) -> names.put(row.getObject("visitor_id", UUID.class), row.getString("name")))
                .list());
        return names;
    }
}
