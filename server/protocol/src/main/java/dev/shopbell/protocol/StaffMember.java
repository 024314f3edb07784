package dev.shopbell.protocol;

import java.util.UUID;

/// A member of staff as colleagues see them.
///
/// @param available connected and taking new conversations
public record StaffMember(UUID id, String name, Role role, boolean available) {}
