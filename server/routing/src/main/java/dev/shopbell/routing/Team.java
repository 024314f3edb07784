package dev.shopbell.routing;

import java.util.Set;
import java.util.UUID;

/// People who answer one or more sites together.
///
/// @param everybody whether all of staff belong to it
/// @param members accounts, where not everybody
/// @param version grows with each change
public record Team(UUID id, String name, boolean everybody, Set<UUID> members, OpeningHours hours, int version) {
    /// The set is copied.
    public Team {
        members = Set.copyOf(members);
    }
}
