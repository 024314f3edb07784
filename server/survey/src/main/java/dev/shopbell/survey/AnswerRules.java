package dev.shopbell.survey;

import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.survey.Answers.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the answers to a site's questions must be. The panel holds the same rules, to say so sooner: `forms.ts`.
final class AnswerRules {
    /// The first line of the conversation answers it, so it is not among the answers.
    static final String QUESTION = "question";

    static final String YES = "yes";
    static final int MOST_CHARACTERS = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]{5,30}");
    /// Nobody types these: U+0000, which PostgreSQL does not hold, halves of characters, controls.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cs}\\p{Cntrl}]");

    private AnswerRules() {}

    /// What is wrong, for a person; null if nothing is.
    static @Nullable String complaint(List<Field> fields, Map<String, String> answers) {
        for (String name : answers.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                return "Nothing is asked by the name of " + clipped(name) + ".";
            }
        }
        for (Field field : fields) {
            String answer = answerTo(field, answers);
            if (field.required() && answer.isEmpty() && !field.name().equals(QUESTION)) {
                return "An answer to " + field.name() + " is required.";
            }
            if (!answer.isEmpty() && !fits(field, answer)) {
                return "The answer to " + field.name() + " is none of its kind.";
            }
        }
        return null;
    }

    private static boolean fits(Field field, String answer) {
        if (answer.length() > MOST_CHARACTERS || FORBIDDEN.matcher(answer).find()) {
            return false;
        }
        return switch (field.kind()) {
            case TEXT -> true;
            case EMAIL -> EMAIL.matcher(answer).matches();
            case PHONE -> PHONE.matcher(answer).matches();
            case CHOICE -> field.choices().contains(answer);
            case CONSENT -> answer.equals(YES);
        };
    }

    /// The answers that were given, in the order of the questions.
    static List<Answered> given(List<Field> fields, Map<String, String> answers) {
        List<Answered> given = new ArrayList<>();
        for (Field field : fields) {
            String answer = answerTo(field, answers);
            if (!answer.isEmpty() && !field.name().equals(QUESTION)) {
                given.add(new Answered(field.name(), field.label(), field.kind(), answer));
            }
        }
        return given;
    }

    private static String answerTo(Field field, Map<String, String> answers) {
        return Objects.requireNonNullElse(answers.get(field.name()), "").strip();
    }

    private static String clipped(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }
}
