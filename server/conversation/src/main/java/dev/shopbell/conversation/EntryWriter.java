package dev.shopbell.conversation;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.EncodedFrame;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns entries into what goes over the wire, with the names of their authors.
final class EntryWriter {
    private final Function<UUID, @Nullable String> staffNames;
    private final Function<Collection<UUID>, Map<UUID, SentFile>> files;

    /// @param staffNames the public name of a member of staff, by account
    /// @param files what is shown of files, by id; asked for entries that are files only
    EntryWriter(Function<UUID, @Nullable String> staffNames, Function<Collection<UUID>, Map<UUID, SentFile>> files) {
        this.staffNames = staffNames;
        this.files = files;
    }

    /// One frame with all of the entries, which belong to one conversation and are all visible in the view.
    EncodedFrame frame(UUID conversation, View view, List<StoredEntry> entries, int head) {
        return EncodedFrame.of(new ServerFrame.Entries(conversation, entries(view, entries), head));
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

    /// The entries as the view sees them.
    List<Entry> entries(View view, List<StoredEntry> entries) {
        List<UUID> ids =
                entries.stream().flatMap(entry -> entry.file().stream()).toList();
        Map<UUID, SentFile> sent = ids.isEmpty() ? Map.of() : files.apply(ids);
        return entries.stream().map(entry -> entry(view, entry, sent)).toList();
    }

    private Entry entry(View view, StoredEntry entry, Map<UUID, SentFile> sent) {
        Optional<UUID> file = entry.file();
        return new Entry(
                entry.numberFor(view),
                entry.kind(),
                new Author(entry.authorKind(), entry.author(), nameOf(entry)),
                entry.atMicros(),
                file.isPresent() ? null : entry.text(),
                entry.clientId(),
                file.map(sent::get).orElse(null));
    }

    private @Nullable String nameOf(StoredEntry entry) {
        return entry.authorKind() == AuthorKind.STAFF ? staffNames.apply(entry.author()) : null;
    }
}
