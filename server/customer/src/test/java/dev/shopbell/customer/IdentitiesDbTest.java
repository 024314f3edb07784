package dev.shopbell.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.customer.IdentityKey.Use;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentitiesDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer");

    private final UUID site = UUID.randomUUID();
    private final Identities identities = new Identities(new IdentityKeyStore(STORAGE.jdbi()), Clock.systemUTC());
    private final Customers customers = new Customers(new CustomerStore(STORAGE.jdbi()), Clock.systemUTC());

    @Test
    void two_keys_of_a_use_are_in_force_at_most_and_a_revoked_one_makes_room() {
        AddKeyOutcome.Added first = (AddKeyOutcome.Added) identities.add(site, Use.HASH, null);
        AddKeyOutcome.Added second = (AddKeyOutcome.Added) identities.add(site, Use.HASH, null);

        assertThat(identities.add(site, Use.HASH, null)).isInstanceOf(AddKeyOutcome.Refused.class);
        assertThat(identities.add(site, Use.HS256, null)).isInstanceOf(AddKeyOutcome.Added.class);
        assertThat(first.secret()).isNotNull().isNotEqualTo(second.secret()).hasSize(43);
        assertThat(identities.revoke(UUID.randomUUID(), first.key().kid())).isFalse();
        assertThat(identities.revoke(site, first.key().kid())).isTrue();
        assertThat(identities.revoke(site, first.key().kid())).isFalse();
        assertThat(identities.add(site, Use.HASH, null)).isInstanceOf(AddKeyOutcome.Added.class);
        assertThat(identities.keys(site))
                .hasSize(3)
                .extracting(IdentityKey::kid)
                .doesNotContain(first.key().kid());
    }

    @Test
    void only_an_rsa_public_key_of_a_fair_size_is_taken() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(1_024);
        String small = pem(generator.generateKeyPair().getPublic().getEncoded());
        generator.initialize(2_048);
        java.security.KeyPair pair = generator.generateKeyPair();

        for (String bad : List.of("", "abc", small, pem(pair.getPrivate().getEncoded()))) {
            assertThat(identities.add(site, Use.RS256, bad)).isInstanceOf(AddKeyOutcome.Refused.class);
        }
        assertThat(identities.add(site, Use.HS256, pem(pair.getPublic().getEncoded())))
                .isInstanceOf(AddKeyOutcome.Refused.class);
        assertThat(identities.add(site, Use.RS256, null)).isInstanceOf(AddKeyOutcome.Refused.class);
        assertThat(identities.add(site, Use.RS256, pem(pair.getPublic().getEncoded())))
                .isInstanceOfSatisfying(
                        AddKeyOutcome.Added.class,
                        added -> assertThat(added.secret()).isNull());
    }

    private static String pem(byte[] encoded) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----";
    }

    @Test
    void who_proves_who_they_are_is_the_same_customer_on_every_device() {
        Person ada = new Person(Proof.PROVEN, "4711", "Ada", null);
        Actor.Visitor phone = visitor();
        Actor.Visitor laptop = visitor();
        UUID anonymous = customers.ofVisitor(phone);
        List<String> joined = new ArrayList<>();
        customers.onJoining((visitor, from, to) -> joined.add(from + " " + to));

        assertThat(customers.identify(phone, ada)).isTrue();
        assertThat(customers.identify(laptop, ada)).isTrue();
        assertThat(customers.identify(phone, ada)).isFalse();

        UUID customer = customers.ofVisitor(phone);
        assertThat(customers.ofVisitor(laptop)).isEqualTo(customer).isNotEqualTo(anonymous);
        assertThat(joined).containsExactly(anonymous + " " + customer, anonymous + " " + customer);
        assertThat(customers.personsOf(List.of(customer))).isEqualTo(Map.of(customer, ada));
        assertThat(customers.identify(new Actor.Visitor(UUID.randomUUID(), UUID.randomUUID()), ada))
                .as("of another site")
                .isTrue();
    }

    @Test
    void a_signed_or_said_name_marks_a_browser_and_joins_nothing() {
        Person signed = new Person(Proof.SIGNED, "4711", "Ada", null);
        Actor.Visitor phone = visitor();
        Actor.Visitor laptop = visitor();

        assertThat(customers.identify(phone, signed)).isFalse();
        assertThat(customers.identify(laptop, signed)).isFalse();
        customers.identify(laptop, new Person(Proof.NONE, null, "Eve", "eve@example.com"));

        UUID customer = customers.ofVisitor(laptop);
        assertThat(customers.ofVisitor(phone)).isNotEqualTo(customer);
        assertThat(customers.personsOf(List.of(customer)))
                .isEqualTo(Map.of(customer, new Person(Proof.SIGNED, "4711", "Eve", "eve@example.com")));
    }

    @Test
    void what_is_said_or_signed_changes_nothing_that_was_proven() {
        Actor.Visitor phone = visitor();
        Person ada = new Person(Proof.PROVEN, "4711", "Ada", "ada@example.com");
        customers.identify(phone, ada);

        customers.identify(phone, new Person(Proof.NONE, null, "Eve", "eve@example.com"));
        customers.identify(phone, new Person(Proof.SIGNED, "4711", "Eve", null));

        UUID customer = customers.ofVisitor(phone);
        assertThat(customers.personsOf(List.of(customer))).isEqualTo(Map.of(customer, ada));
    }

    @Test
    void a_browser_that_was_one_persons_is_not_anothers() {
        Actor.Visitor phone = visitor();

        assertThat(customers.mayBe(phone, new Person(Proof.PROVEN, "4711", null, null)))
                .isTrue();
        customers.identify(phone, new Person(Proof.SIGNED, "4711", null, null));
        assertThat(customers.mayBe(phone, new Person(Proof.PROVEN, "4711", null, null)))
                .isTrue();
        assertThat(customers.mayBe(phone, new Person(Proof.PROVEN, "4712", null, null)))
                .isFalse();
        assertThat(customers.mayBe(phone, new Person(Proof.NONE, null, "Eve", null)))
                .isTrue();
        customers.identify(phone, new Person(Proof.PROVEN, "4711", null, null));
        assertThat(customers.mayBe(phone, new Person(Proof.SIGNED, "4712", null, null)))
                .isFalse();
    }

    @Test
    void who_leaves_is_nobody_there_any_more() {
        Actor.Visitor phone = visitor();
        customers.identify(phone, new Person(Proof.PROVEN, "4711", "Ada", null));
        UUID customer = customers.ofVisitor(phone);

        customers.leave(phone);

        assertThat(customers.ofVisitor(phone)).isNotEqualTo(customer);
        assertThat(customers.namesOf(List.of(customers.ofVisitor(phone)))).isEmpty();
    }

    private Actor.Visitor visitor() {
        return new Actor.Visitor(UUID.randomUUID(), site);
    }
}
