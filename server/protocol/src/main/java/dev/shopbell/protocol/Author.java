package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wrote an entry.
///
/// @param id the visitor's or the account's id
/// @param name the public name of a member of staff; what a shopper calls themselves, where known
public record Author(AuthorKind kind, UUID id, @Nullable String name) {}
