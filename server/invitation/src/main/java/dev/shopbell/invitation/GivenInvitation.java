package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invitation that a visitor was given.
///
/// @param rule that invited; absent for one by hand
/// @param ruleName what the rule was called then
/// @param textId which of the rule's texts
/// @param staff who invited by hand
/// @param pageKind of the page that it was given on, as it stands on the wire
/// @param pagePath of that page's address
public record GivenInvitation(
        UUID id,
        Actor.Visitor visitor,
        @Nullable UUID rule,
        @Nullable String ruleName,
        @Nullable UUID textId,
        @Nullable UUID staff,
        String text,
        String language,
        @Nullable String pageKind,
        @Nullable String pagePath,
        Instant at) {}
