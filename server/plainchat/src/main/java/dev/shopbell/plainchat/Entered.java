package dev.shopbell.plainchat;

import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.survey.AnswerRules;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was entered in a form.
///
/// @param formId the form's own id, or another that is as good: only a forged form has none
/// @param formKey see [Secret#formKey]
/// @param kept what a refused form shows again, by the names of its fields
record Entered(UUID formId, String formKey, Map<String, String> kept) {
    private static final String START = "start";

    static Entered of(FormFields form) {
        Map<String, String> kept = new HashMap<>(form.byName());
        String start = form.get(START);
        kept.put(
                PlainForm.TEXT,
                (start.isEmpty() ? form.get(PlainForm.TEXT) : start)
                        .replace("\r\n", "\n")
                        .strip());
        return new Entered(idOf(form.get("id")), form.get("key"), Map.copyOf(kept));
    }

    String text() {
        return PlainForm.keptOf(kept, PlainForm.TEXT);
    }

    /// By name of the question; the one that the words answer is left out.
    Map<String, String> answersTo(List<Field> questions) {
        Map<String, String> answers = new HashMap<>();
        for (Field field : questions) {
            String answer = kept.get(PlainForm.FIELD + field.name());
            if (answer != null && !field.name().equals(AnswerRules.QUESTION)) {
                answers.put(field.name(), answer.strip());
            }
        }
        return answers;
    }

    /// One form with the same words is one thing, however often it is sent. Other words in the same form, which a
    /// browser may bring back with its "back" button, are another.
    UUID idFor(String... words) {
        return UUID.nameUUIDFromBytes((formId + " " + String.join("\n", words)).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }
}
