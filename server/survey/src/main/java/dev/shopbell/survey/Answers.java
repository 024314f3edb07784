package dev.shopbell.survey;

import dev.shopbell.site.SiteSettings.FieldKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody answered before a conversation.
///
/// @param fields in the order in which they were asked; those left empty are missing
/// @param consentedAt when they agreed to something, where that was asked
/// @param at when they answered last
public record Answers(List<Answered> fields, @Nullable Instant consentedAt, Instant at) {
    /// The list is copied.
    public Answers {
        fields = List.copyOf(fields);
    }

    /// One answer, with the words of its question: what somebody agreed to does not change with the settings.
    ///
    /// @param value what was typed, hostile until shown as text; `yes` for a consent
    public record Answered(String name, String label, FieldKind kind, String value) {}
}
