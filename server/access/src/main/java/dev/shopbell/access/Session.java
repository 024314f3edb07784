package dev.shopbell.access;

import java.time.Instant;
import java.util.UUID;

/// A browser in which somebody is signed in.
///
/// @param userAgent what the browser called itself at sign-in: hostile until shown as text
/// @param seenAt when it last asked for something, to the minute
public record Session(UUID id, String userAgent, Instant createdAt, Instant seenAt) {}
