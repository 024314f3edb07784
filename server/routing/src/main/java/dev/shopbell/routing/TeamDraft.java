package dev.shopbell.routing;

import java.util.List;
import java.util.UUID;

/// A team as somebody wants it to be.
///
/// @param everybody whether all of staff belong to it, whoever joins later
/// @param members accounts, where not everybody
/// @param sites the sites that it answers; another team that answered one does not any more
/// @param hours when it is there
public record TeamDraft(String name, boolean everybody, List<UUID> members, List<UUID> sites, Hours hours) {}
