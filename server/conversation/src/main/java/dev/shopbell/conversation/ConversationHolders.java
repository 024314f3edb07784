package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.file.FileHolders;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Says of files who may have them: whoever may read the conversation in which they stand. The entry under the file's
/// author and client id is the only thing that holds a file, so nothing can say otherwise.
final class ConversationHolders implements FileHolders {
    private final ConversationStore store;
    private final Readers readers;

    ConversationHolders(ConversationStore store, Readers readers) {
        this.store = store;
        this.readers = readers;
    }

    @Override
    public boolean mayRead(Actor actor, Sent sent) {
        return store.findByClientId(sent.author(), sent.clientId())
                .flatMap(entry -> store.find(entry.conversation()))
                .filter(conversation -> readers.mayRead(actor, conversation))
                .isPresent();
    }

    @Override
    public Optional<UUID> siteOf(Actor actor, UUID conversation) {
        return store.find(conversation)
                .filter(found -> readers.mayRead(actor, found))
                .map(Conversation::site);
    }

    @Override
    public Set<Sent> held(Collection<Sent> sent) {
        return sent.isEmpty() ? Set.of() : store.said(sent);
    }
}
