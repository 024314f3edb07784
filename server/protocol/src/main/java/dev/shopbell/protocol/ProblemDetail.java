package dev.shopbell.protocol;

import org.jspecify.annotations.Nullable;

/// A [Problem] as it travels, in a frame or as the body of an HTTP answer (RFC 9457,
/// `application/problem+json`).
///
/// @param code see [Problem#code()]; `type` on HTTP is `urn:shopbell:problem:` and this code
/// @param title what went wrong, for a person, in English
/// @param detail what is special about this case and what to do; never an internal text
/// @param action what the client should do
public record ProblemDetail(
        String code, String title, @Nullable String detail, Problem.Action action) {}
