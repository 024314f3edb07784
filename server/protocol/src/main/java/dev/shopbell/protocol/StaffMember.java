package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member of staff as colleagues see them.
///
/// @param available connected and taking new conversations
/// @param photo the version of the picture at `/photo/{id}.png`, another one for each photo; absent where there is none
public record StaffMember(
        UUID id,
        String name,
        Role role,
        boolean available,
        @Nullable UUID photo) {}
