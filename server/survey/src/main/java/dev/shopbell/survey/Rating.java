package dev.shopbell.survey;

import java.time.Instant;

/// How a shopper found a conversation.
///
/// @param steps from 1, very poor, to 5, very good
/// @param comment in the shopper's words, hostile until shown as text; may be empty
/// @param ratedAt when it was rated first
public record Rating(int steps, String comment, Instant ratedAt) {}
