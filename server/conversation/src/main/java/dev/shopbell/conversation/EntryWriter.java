package dev.shopbell.conversation;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.EncodedFrame;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns entries into what goes over the wire, with the names of their authors.
final class EntryWriter {
    private final Function<UUID, @Nullable String> staffNames;

    /// @param staffNames the public name of a member of staff, by account
    EntryWriter(Function<UUID, @Nullable String> staffNames) {
        this.staffNames = staffNames;
    }

    /// One frame with all of the entries, which belong to one conversation and are all visible in the view.
    EncodedFrame frame(UUID conversation, View view, List<StoredEntry> entries, int head) {
        return EncodedFrame.of(new ServerFrame.Entries(
                conversation, entries.stream().map(entry -> entry(view, entry)).toList(), head));
    }

    /// Whether a frame of these entries is the same for both sides of the counter, as in any conversation without a
    /// note. Whatever [#entry] comes to show to one side only must be asked for here too.
    static boolean looksAlikeToAll(List<StoredEntry> entries) {
        for (StoredEntry entry : entries) {
            if (entry.number() != entry.shopperNumber()) {
                return false;
            }
        }
        return true;
    }

    Entry entry(View view, StoredEntry entry) {
        return new Entry(
                entry.numberFor(view),
                entry.kind(),
                new Author(entry.authorKind(), entry.author(), nameOf(entry)),
                entry.atMicros(),
                entry.text(),
                entry.clientId());
    }

    private @Nullable String nameOf(StoredEntry entry) {
        return entry.authorKind() == AuthorKind.STAFF ? staffNames.apply(entry.author()) : null;
    }
}
