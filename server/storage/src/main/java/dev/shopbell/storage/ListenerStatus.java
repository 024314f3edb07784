package dev.shopbell.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a listener is doing, for metrics and the health page.
///
/// @param name of the listener
/// @param topic that it hears
/// @param waiting events that it has yet to hear, counted up to [Outbox#MOST_COUNTED]
/// @param failures how often the next event has failed by now
/// @param failingSince when it failed first
/// @param setAside events that failed too often
public record ListenerStatus(
        String name,
        String topic,
        int waiting,
        int failures,
        @Nullable Instant failingSince,
        int setAside) {}
