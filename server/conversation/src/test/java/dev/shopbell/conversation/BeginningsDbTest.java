package dev.shopbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Conversations that begin from what the shop said first.
class BeginningsDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer", "conversation");
    private final UUID invitation = UUID.randomUUID();
    private final Actor.Visitor visitor = new Actor.Visitor(UUID.randomUUID(), UUID.randomUUID());
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Conversations conversations = ConversationsForTests.on(
            STORAGE,
            background,
            (handle, conversation, shopper) -> Optional.of(new Beginnings.Beginning(
                            invitation, AuthorKind.STAFF, maya.id(), "Any question about this one?"))
                    .filter(beginning -> asked.getAndIncrement() == 0),
            (actor, clientId, file) -> true);

    @AfterEach
    void close() {
        conversations.close();
        background.close();
    }

    @Test
    void an_invitation_that_was_accepted_stands_before_the_first_line_for_both_sides_and_only_once() {
        UUID first = UUID.randomUUID();
        StoredEntry said = say(first, "Is it warm?");
        assertThat(say(first, "Is it warm?")).as("a repeat").isEqualTo(said);
        say(UUID.randomUUID(), "Hello?");

        for (Actor reader : List.of(visitor, maya)) {
            List<StoredEntry> entries = entries(reader, said.conversation());
            assertThat(entries)
                    .extracting(StoredEntry::kind)
                    .containsExactly(EntryKind.OPENED, EntryKind.INVITED, EntryKind.LINE, EntryKind.LINE);
            assertThat(entries).extracting(StoredEntry::number).containsExactly(1, 2, 3, 4);
            assertThat(entries).extracting(StoredEntry::shopperNumber).containsExactly(1, 2, 3, 4);
            StoredEntry invited = entries.get(1);
            assertThat(invited.text()).isEqualTo("Any question about this one?");
            assertThat(invited.authorKind()).isEqualTo(AuthorKind.STAFF);
            assertThat(invited.author()).isEqualTo(maya.id());
            assertThat(invited.clientId()).isEqualTo(invitation);
        }
        assertThat(asked).as("asked once a conversation").hasValue(1);

        conversations.close(maya, said.conversation());
        StoredEntry later = say(UUID.randomUUID(), "Something else");
        assertThat(entries(visitor, later.conversation()))
                .extracting(StoredEntry::kind)
                .containsExactly(EntryKind.OPENED, EntryKind.LINE);
    }

    private List<StoredEntry> entries(Actor actor, UUID conversation) {
        return conversations.entries(
                actor, conversations.find(actor, conversation).orElseThrow(), 0, 200);
    }

    private StoredEntry say(UUID clientId, String text) {
        return ((SayOutcome.Said) conversations
                        .say(visitor, clientId, null, EntryKind.LINE, text)
                        .join())
                .entry();
    }
}
