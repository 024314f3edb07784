package dev.shopbell.protocol;

import java.util.UUID;

/// A conversation in a few words.
///
/// @param head the highest number in the receiver's view
public record ConversationHead(UUID id, ConversationState state, int head) {}
