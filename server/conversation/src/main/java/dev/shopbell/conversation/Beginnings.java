package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The port by which a module above says what a shopper's conversation begins from, where that was not their own idea.
@FunctionalInterface
public interface Beginnings {
    /// Asked once for each conversation that opens, in the transaction that opens it: what is written through the
    /// handle is committed with it. Must be quick.
    Optional<Beginning> of(Handle handle, UUID conversation, Actor.Visitor visitor);

    /// What the shop said before the shopper said anything.
    ///
    /// @param id of what it began from, which becomes the entry's client id
    record Beginning(UUID id, AuthorKind authorKind, UUID author, String text) {
        /// The entry that follows the one by which the conversation opened.
        StoredEntry after(StoredEntry opened) {
            return new StoredEntry(
                    opened.conversation(),
                    opened.number() + 1,
                    opened.shopperNumber() + 1,
                    EntryKind.INVITED,
                    authorKind,
                    author,
                    id,
                    opened.at(),
                    text);
        }
    }
}
