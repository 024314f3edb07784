package dev.shopbell.plainchat;

import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.site.SiteSettings.FieldKind;
import dev.shopbell.survey.AnswerRules;
import dev.shopbell.survey.AnswerRules.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The form on a page, with what was entered before and could not be taken.
///
/// @param key see [Secret#formKey]
/// @param id so that it is taken once; the same as before where it must be repeated
/// @param fields what is asked beside the words themselves
/// @param kept what was entered, by its name in the form
/// @param faults what is wrong with it, by name of the question
/// @param trouble why it was not taken, as a sentence; null if nothing went wrong
record PlainForm(
        String key,
        UUID id,
        List<Field> fields,
        Map<String, String> kept,
        Map<String, Fault> faults,
        @Nullable String trouble) {
    /// The name of the words.
    static final String TEXT = "text";

    /// Stands before the names of the questions, which shops choose.
    static final String FIELD = "field-";

    static String keptOf(Map<String, String> kept, String name) {
        return kept.getOrDefault(name, "");
    }

    /// What is asked of those who want their answer by e-mail; the same as the panel asks.
    ///
    /// @param askConsent whether the site does
    static List<Field> requestFields(PlainTexts words, boolean askConsent) {
        Field email = new Field("email", words.text("fieldEmail"), FieldKind.EMAIL, true, List.of());
        Field name = new Field("name", words.text("fieldName"), FieldKind.TEXT, false, List.of());
        Field consent = new Field("consent", words.text("leaveConsent"), FieldKind.CONSENT, true, List.of());
        return askConsent ? List.of(email, name, consent) : List.of(email, name);
    }

    /// Every field, as HTML.
    void addFields(StringBuilder html, PlainTexts texts) {
        int number = 0;
        String first = faults.keySet().stream().findFirst().orElse("");
        for (Field field : fields) {
            if (!field.name().equals(AnswerRules.QUESTION)) {
                addField(html, texts, field, "f" + number++, field.name().equals(first));
            }
        }
    }

    private void addField(StringBuilder html, PlainTexts texts, Field field, String id, boolean hasFocus) {
        Fault fault = faults.get(field.name());
        String label = "<label for=\"" + id + "\">" + Html.linked(labelOf(field, texts))
                + (field.required() ? "" : " <small>(" + Html.text(texts.text("optional")) + ")</small>") + "</label>";
        String attributes = " id=\"" + id + "\" name=\"" + FIELD + Html.text(field.name()) + '"'
                + (field.required() ? " required" : "")
                + (fault == null ? "" : " aria-invalid=\"true\" aria-describedby=\"" + id + "-wrong\"")
                + (hasFocus ? " autofocus" : "");
        String control = control(field, attributes, texts);
        boolean isTick = field.kind() == FieldKind.CONSENT;
        html.append(isTick ? "<p class=\"field tick\">" : "<p class=\"field\">")
                .append(isTick ? control + " " + label : label + "\n" + control);
        if (fault != null) {
            html.append("\n<span class=\"wrong\" id=\"").append(id).append("-wrong\">");
            html.append(Html.text(texts.text(complaint(fault, field)))).append("</span>");
        }
        html.append("</p>\n");
    }

    /// Where the shop says nothing of its own, the name says what is meant.
    private static String labelOf(Field field, PlainTexts texts) {
        if (!field.label().isBlank()) {
            return field.label();
        }
        return switch (field.name()) {
            case "name" -> texts.text("fieldName");
            case "email" -> texts.text("fieldEmail");
            case "phone" -> texts.text("fieldPhone");
            default -> field.name();
        };
    }

    private String control(Field field, String attributes, PlainTexts texts) {
        String value = keptOf(kept, FIELD + field.name());
        return switch (field.kind()) {
            case TEXT ->
                input("text", attributes + (field.name().equals("name") ? " autocomplete=\"name\"" : ""), value);
            case EMAIL -> input("email", attributes + " autocomplete=\"email\"", value);
            case PHONE -> input("tel", attributes + " autocomplete=\"tel\"", value);
            case CONSENT ->
                "<input type=\"checkbox\" value=\"" + AnswerRules.YES + '"' + attributes
                        + (value.equals(AnswerRules.YES) ? " checked" : "") + ">";
            case CHOICE -> {
                StringBuilder html = new StringBuilder("<select" + attributes + "><option value=\"\">");
                html.append(Html.text(texts.text("choose"))).append("</option>");
                for (String choice : field.choices()) {
                    html.append(choice.equals(value) ? "<option selected>" : "<option>")
                            .append(Html.text(choice))
                            .append("</option>");
                }
                yield html.append("</select>").toString();
            }
        };
    }

    private static String input(String type, String attributes, String value) {
        return "<input type=\"" + type + "\" maxlength=\"" + AnswerRules.MOST_CHARACTERS + "\" dir=\"auto\""
                + attributes + " value=\"" + Html.text(value) + "\">";
    }

    /// The key of the sentence that says what to mend.
    private static String complaint(Fault fault, Field field) {
        return switch (field.kind()) {
            case CONSENT -> "consentWrong";
            case CHOICE -> "choiceWrong";
            case EMAIL -> fault == Fault.MISSING ? "required" : "emailWrong";
            case PHONE -> fault == Fault.MISSING ? "required" : "phoneWrong";
            case TEXT -> fault == Fault.MISSING ? "required" : "tooLong";
        };
    }
}
