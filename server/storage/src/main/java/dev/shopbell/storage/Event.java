package dev.shopbell.storage;

import java.util.UUID;

/// A durable event as a [Listener] hears it.
///
/// @param id the same whenever this event is delivered again
/// @param topic what it is about
/// @param subject the id of what changed
/// @param version of the subject after the change
/// @param payload JSON with ids, versions, kinds and instants
public record Event(UUID id, String topic, UUID subject, long version, String payload) {}
