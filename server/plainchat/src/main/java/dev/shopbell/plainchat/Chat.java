package dev.shopbell.plainchat;

import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.SentFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shopper's chat as the page shows it.
///
/// @param entries what was said and done, oldest first
/// @param open whether the newest conversation goes on
record Chat(List<Entry> entries, boolean open) {
    /// Nothing was said yet.
    static final Chat NONE = new Chat(List.of(), false);

    /// @param mine whether the shopper said it
    /// @param name who of the shop did, as far as it is known
    /// @param file that it is, if it is one that still exists
    record Entry(
            EntryKind kind,
            boolean mine,
            @Nullable String name,
            String text,
            Instant at,
            @Nullable SentFile file) {}

    /// When the shopper asked what nobody has answered yet; null where there is nothing to wait for.
    @Nullable
    Instant waitingSince() {
        Instant since = null;
        for (Entry entry : entries) {
            if (entry.kind() == EntryKind.LINE || entry.kind() == EntryKind.FILE) {
                since = !entry.mine() ? null : since == null ? entry.at() : since;
            }
        }
        return open ? since : null;
    }
}
