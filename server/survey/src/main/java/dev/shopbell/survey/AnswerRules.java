package dev.shopbell.survey;

import dev.shopbell.access.EmailAddress;
import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.survey.Answers.Answered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the answers to a site's questions must be. The panel holds the same rules, to say so sooner: `forms.ts`.
public final class AnswerRules {
    /// The first line of the conversation answers it, so it is not among the answers.
    public static final String QUESTION = "question";

    /// A consent that was given.
    public static final String YES = "yes";

    /// The most that an answer takes.
    public static final int MOST_CHARACTERS = 200;

    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]{5,30}");
    /// Nobody types these: U+0000, which PostgreSQL does not hold, halves of characters, controls.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cs}\\p{Cntrl}]");

    private AnswerRules() {}

    /// What is wrong with an answer.
    public enum Fault {
        /// It is required, and was not given.
        MISSING,
        /// It is none of its kind.
        UNFIT
    }

    /// What is wrong with the answers, by name of the question, in the order of the questions.
    public static Map<String, Fault> faults(List<Field> fields, Map<String, String> answers) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (Field field : fields) {
            String answer = answerTo(field, answers);
            if (field.required() && answer.isEmpty() && !field.name().equals(QUESTION)) {
                faults.put(field.name(), Fault.MISSING);
            } else if (!answer.isEmpty() && !fits(field, answer)) {
                faults.put(field.name(), Fault.UNFIT);
            }
        }
        return faults;
    }

    /// What is wrong, for a person; null if nothing is.
    static @Nullable String complaint(List<Field> fields, Map<String, String> answers) {
        for (String name : answers.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                return "Nothing is asked by the name of " + clipped(name) + ".";
            }
        }
        return faults(fields, answers).entrySet().stream()
                .findFirst()
                .map(fault -> switch (fault.getValue()) {
                    case MISSING -> "An answer to " + fault.getKey() + " is required.";
                    case UNFIT -> "The answer to " + fault.getKey() + " is none of its kind.";
                })
                .orElse(null);
    }

    private static boolean fits(Field field, String answer) {
        if (answer.length() > MOST_CHARACTERS || FORBIDDEN.matcher(answer).find()) {
            return false;
        }
        return switch (field.kind()) {
            case TEXT -> true;
            case EMAIL -> EmailAddress.isOne(answer);
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
