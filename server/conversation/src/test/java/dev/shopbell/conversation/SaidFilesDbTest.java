package dev.shopbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.customer.CustomersForTests;
import dev.shopbell.file.FileHolders.Sent;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as entries of conversations: said like lines, readable where they stand.
class SaidFilesDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer", "conversation");
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();

    private final UUID site = UUID.randomUUID();
    private final Actor.Visitor visitor = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Visitor stranger = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    /// Whose the uploads are, by client id.
    private final Map<UUID, UUID> uploads = new HashMap<>();

    private final Conversations conversations = ConversationsForTests.on(
            STORAGE, BACKGROUND, (actor, clientId, file) -> file.equals(uploads.get(clientId)));
    private final ConversationStore store = new ConversationStore(STORAGE.jdbi());
    private final ConversationHolders holders =
            new ConversationHolders(store, new Readers(CustomersForTests.on(STORAGE)));

    @AfterEach
    void close() {
        conversations.close();
    }

    @Test
    void a_file_opens_a_conversation_and_keeps_its_place_among_the_lines() {
        UUID clientId = upload();
        StoredEntry file = said(visitor, clientId, null, EntryKind.FILE, text(clientId));
        UUID conversation = file.conversation();
        said(visitor, UUID.randomUUID(), null, EntryKind.LINE, "as you see");
        UUID answer = upload();
        said(maya, answer, conversation, EntryKind.FILE, text(answer));

        List<StoredEntry> seen = entries(visitor, conversation);
        assertThat(seen)
                .extracting(StoredEntry::kind)
                .containsExactly(EntryKind.OPENED, EntryKind.FILE, EntryKind.LINE, EntryKind.FILE);
        assertThat(seen).extracting(StoredEntry::authorKind).contains(AuthorKind.STAFF);
        assertThat(store.find(conversation).orElseThrow().assignee()).isEqualTo(maya.id());
    }

    @Test
    void a_repeat_says_a_file_once() {
        UUID clientId = upload();
        StoredEntry first = said(visitor, clientId, null, EntryKind.FILE, text(clientId));

        assertThat(said(visitor, clientId, null, EntryKind.FILE, text(clientId)))
                .isEqualTo(first);
        assertThat(((SayOutcome.Said) conversations
                                .sayInto(visitor, first.conversation(), clientId, EntryKind.FILE, text(clientId))
                                .join())
                        .entry())
                .isEqualTo(first);
        assertThat(entries(visitor, first.conversation())).hasSize(2);
    }

    @Test
    void what_was_not_uploaded_under_this_client_id_is_not_said() {
        UUID clientId = upload();

        assertThat(problem(UUID.randomUUID(), text(clientId))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(clientId, UUID.randomUUID().toString())).isEqualTo(Problem.NOT_FOUND);
        assertThat(conversations.currentOf(visitor)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no id", "0199C3A1-5C02-7B22-9000-0000000000D1", "1-1-1-1-1", "../../etc/passwd"})
    void a_file_is_named_by_its_id_and_nothing_else(String text) {
        assertThat(problem(upload(), text)).isEqualTo(Problem.INVALID);
    }

    @Test
    void who_may_read_the_conversation_may_have_the_file() {
        UUID clientId = upload();
        Sent sent = new Sent(visitor.id(), clientId);
        assertThat(holders.mayRead(maya, sent)).isFalse(); // not said yet
        assertThat(holders.held(List.of(sent))).isEmpty();

        UUID conversation =
                said(visitor, clientId, null, EntryKind.FILE, text(clientId)).conversation();

        assertThat(holders.mayRead(maya, sent)).isTrue();
        assertThat(holders.mayRead(visitor, sent)).isTrue();
        assertThat(holders.mayRead(stranger, sent)).isFalse();
        assertThat(holders.mayRead(new Actor.Visitor(visitor.id(), UUID.randomUUID()), sent))
                .isFalse();
        assertThat(holders.mayRead(maya, new Sent(stranger.id(), clientId))).isFalse();
        assertThat(holders.held(List.of(sent, new Sent(stranger.id(), clientId))))
                .containsExactly(sent);
        assertThat(holders.siteOf(maya, conversation)).contains(site);
        assertThat(holders.siteOf(stranger, conversation)).isEmpty();
    }

    @Test
    void an_entry_shows_its_file_and_an_erased_one_shows_none() {
        UUID kept = upload();
        UUID erased = upload();
        UUID conversation =
                said(visitor, kept, null, EntryKind.FILE, text(kept)).conversation();
        said(visitor, erased, null, EntryKind.FILE, text(erased));
        SentFile facts =
                new SentFile(Objects.requireNonNull(uploads.get(kept)), "a.pdf", "application/pdf", 10, null, null);
        EntryWriter writer = new EntryWriter(id -> null, ids -> Map.of(facts.id(), facts));

        List<Entry> shown = writer.entries(View.SHOPPER, entries(visitor, conversation));

        assertThat(shown).extracting(Entry::file).containsExactly(null, facts, null);
        assertThat(shown).extracting(Entry::text).containsOnlyNulls();
    }

    private UUID upload() {
        UUID clientId = UUID.randomUUID();
        uploads.put(clientId, UUID.randomUUID());
        return clientId;
    }

    private String text(UUID clientId) {
        return Objects.requireNonNull(uploads.get(clientId)).toString();
    }

    private StoredEntry said(Actor actor, UUID clientId, @Nullable UUID conversation, EntryKind kind, String text) {
        return ((SayOutcome.Said) conversations
                        .say(actor, clientId, conversation, kind, text)
                        .join())
                .entry();
    }

    private Problem problem(UUID clientId, String text) {
        return ((SayOutcome.Refused) conversations
                        .say(visitor, clientId, null, EntryKind.FILE, text)
                        .join())
                .problem();
    }

    private List<StoredEntry> entries(Actor actor, UUID conversation) {
        return conversations.entries(
                actor, conversations.find(actor, conversation).orElseThrow(), 0, 200);
    }
}
