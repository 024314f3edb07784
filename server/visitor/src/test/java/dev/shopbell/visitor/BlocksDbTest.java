package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksDbTest {
    private static final Actor.Staff SUSAN =
            new Actor.Staff(UUID.randomUUID(), "Susan", Role.SUPERVISOR, UUID.randomUUID());
    private final Storage storage = TestDatabase.create("access", "visitor");
    private final ShopFloor floor = new ShopFloor(storage);
    private final ShopFloor elsewhere = new ShopFloor(storage);

    @AfterEach
    void close() {
        floor.close();
        elsewhere.close();
    }

    @Test
    void a_blocked_visitor_is_quietly_not_counted_on_any_node_until_the_block_is_lifted() {
        String token = floor.opens(null, "/");
        UUID visitor = floor.visitor(token).id();
        assertThat(floor.blocks.add(SUSAN, Block.Kind.VISITOR, visitor.toString(), "Rude.", null))
                .isNull();
        elsewhere.blocks.read();
        for (ShopFloor node : new ShopFloor[] {floor, elsewhere}) {
            IntakeEndpoints.PageAnswer answer = node.intake.view(
                    floor.site, ShopFloor.page(token, "/more", PageKind.OTHER, null), ShopFloor.from("203.0.113.7"));
            assertThat(answer.line()).isFalse();
        }
        assertThat(floor.visit(token).pages()).isEqualTo(1);

        Block block = floor.blocks.list().getFirst();
        assertThat(block.blockedByName()).isEqualTo("Susan");
        assertThat(block.reason()).isEqualTo("Rude.");
        assertThat(floor.blocks.lift(SUSAN, block.id())).isTrue();
        assertThat(floor.blocks.lift(SUSAN, block.id())).isFalse();
        floor.opens(token, "/again");
        assertThat(floor.visit(token).pages()).isEqualTo(2);
        assertThat(floor.blocks.list().getFirst().liftedByName()).isEqualTo("Susan");
    }

    @Test
    void a_country_holds_for_everybody_there_and_visits_say_where_they_come_from(@TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve("countries.mmdb"), PlacesTest.twoCountries());
        try (ShopFloor knowing = new ShopFloor(storage, VisitorConfig.DEFAULT, Places.open(file))) {
            String token = knowing.opens(null, "/");
            assertThat(knowing.visit(token).country()).isEqualTo("NL");
            assertThat(knowing.visit(token).place()).isEqualTo("Utrecht");

            assertThat(knowing.blocks.add(SUSAN, Block.Kind.COUNTRY, "de", "Nothing is sent there.", null))
                    .isNull();
            assertThat(knowing.blocks.isBlocked("198.51.100.200")).isTrue();
            assertThat(knowing.blocks.isBlocked("203.0.113.7")).isFalse();
            assertThat(knowing.blocks.isBlocked("192.0.2.1"))
                    .as("nobody knows where")
                    .isFalse();
            IntakeEndpoints.PageAnswer answer = knowing.intake.view(
                    knowing.site, ShopFloor.page(null, "/", PageKind.HOME, null), ShopFloor.from("198.51.100.200"));
            assertThat(answer).isEqualTo(new IntakeEndpoints.PageAnswer(null, false, null, null));
        }
    }

    @Test
    void a_range_holds_for_everybody_in_it_and_ends_by_itself() {
        assertThat(floor.blocks.add(
                        SUSAN, Block.Kind.RANGE, "198.51.100.0/24", "Spam.", floor.now.plus(Duration.ofHours(1))))
                .isNull();
        assertThat(floor.blocks.isBlocked("198.51.100.200")).isTrue();
        assertThat(floor.blocks.isBlocked("198.51.101.1")).isFalse();
        assertThat(floor.blocks.isBlocked("2001:db8::1")).isFalse();
        assertThat(floor.blocks.isBlocked("unknown")).isFalse();
        floor.later(Duration.ofHours(2));
        floor.blocks.read();
        assertThat(floor.blocks.isBlocked("198.51.100.200")).isFalse();
        assertThat(floor.blocks.list().getFirst().isStanding()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "VISITOR, nobody",
        "RANGE, 0.0.0.0/0",
        "RANGE, ::/1",
        "RANGE, example.com",
        "RANGE, 203.0.113.0/33",
        "RANGE, 203.0.113.0/-1",
        "COUNTRY, Netherlands",
        "COUNTRY, ''",
    })
    void what_names_nobody_or_everybody_is_complained_about(Block.Kind kind, String value) {
        assertThat(floor.blocks.add(SUSAN, kind, value, "Why not.", null)).isNotNull();
        assertThat(floor.blocks.list()).isEmpty();
    }

    @Test
    void a_block_needs_a_reason_and_an_end_that_is_to_come() {
        assertThat(floor.blocks.add(SUSAN, Block.Kind.COUNTRY, "nl", " ", null)).isNotNull();
        assertThat(floor.blocks.add(SUSAN, Block.Kind.COUNTRY, "nl", "Why.", floor.now))
                .isNotNull();
        assertThat(floor.blocks.add(SUSAN, Block.Kind.COUNTRY, "nl", "Why.", null))
                .isNull();
        assertThat(floor.blocks.list().getFirst().value()).isEqualTo("NL");
    }
}
