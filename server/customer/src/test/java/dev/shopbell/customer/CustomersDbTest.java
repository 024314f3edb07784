package dev.shopbell.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomersDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer");

    private static final String NEVER_LINKED = """
            SELECT count(*)::integer
            FROM customer.customer c
            WHERE NOT EXISTS (SELECT FROM customer.link l WHERE l.customer_id = c.id)
            """;

    private final Actor.Visitor visitor = new Actor.Visitor(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void a_visitor_belongs_to_one_customer_however_many_nodes_ask_at_once() {
        Set<UUID> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 16)
                    .forEach(i -> threads.execute(() -> answers.add(newNode().ofVisitor(visitor))));
        }

        assertThat(answers).hasSize(1);
        Integer neverLinked = STORAGE.jdbi()
                .withHandle(handle ->
                        handle.createQuery(NEVER_LINKED).mapTo(Integer.class).one());
        assertThat(neverLinked).isZero();
    }

    @Test
    void customers_without_a_name_have_none() {
        UUID anonymous = newNode().ofVisitor(new Actor.Visitor(UUID.randomUUID(), UUID.randomUUID()));
        UUID named = newNode().ofVisitor(new Actor.Visitor(UUID.randomUUID(), UUID.randomUUID()));
        STORAGE.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE customer.customer SET name = 'Ada' WHERE id = :id")
                        .bind("id", named)
                        .execute());

        assertThat(newNode().namesOf(List.of(anonymous, named))).containsOnly(java.util.Map.entry(named, "Ada"));
    }

    private static Customers newNode() {
        return new Customers(new CustomerStore(STORAGE.jdbi()), Clock.systemUTC());
    }
}
