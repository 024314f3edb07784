package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What travels, as the records tell it: the common ground of everything that is generated from them.
public final class WireTypes {
    private static final Pattern REFERENCE = Pattern.compile("\\[([\\w.]*)(?:#(\\w+)(?:\\(\\))?)?](?!\\()");

    private WireTypes() {}

    /// How a value looks in JSON.
    public sealed interface Shape {
        record Text() implements Shape {}

        record Id() implements Shape {}

        /// A whole number; `wide` if it needs more than 32 bits.
        record Whole(boolean wide) implements Shape {}

        /// An amount, with digits after the point.
        record Amount() implements Shape {}

        record Flag() implements Shape {}

        record ListOf(Shape element) implements Shape {}

        /// An object whose members somebody else names.
        record MapOf(Shape element) implements Shape {}

        record Named(Class<?> type) implements Shape {}
    }

    /// A member of an object.
    public record Member(String name, Shape shape, boolean optional) {}

    /// The members of the object that a record becomes.
    public static List<Member> members(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(WireTypes::member).toList();
    }

    private static Member member(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return new Member(component.getName(), shape(type), type.isAnnotationPresent(Nullable.class));
    }

    /// How a value of a type looks.
    public static Shape shape(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType many) {
            AnnotatedType[] arguments = many.getAnnotatedActualTypeArguments();
            return arguments.length == 1 ? new Shape.ListOf(shape(arguments[0])) : new Shape.MapOf(shape(arguments[1]));
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type == String.class) {
            return new Shape.Text();
        }
        if (type == UUID.class) {
            return new Shape.Id();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        }
        if (type == int.class || type == Integer.class) {
            return new Shape.Whole(false);
        }
        if (type == long.class || type == Long.class) {
            return new Shape.Whole(true);
        }
        if (type == double.class || type == Double.class) {
            return new Shape.Amount();
        }
        if (type.isEnum() || type.isRecord()) {
            return new Shape.Named(type);
        }
        throw new IllegalStateException(type + " has no form on the wire yet");
    }

    static List<Class<?>> frames() {
        List<Class<?>> frames = new ArrayList<>(Wire.clientFrames());
        frames.addAll(Wire.serverFrames());
        return frames;
    }

    /// The enums and records that frames are made of, those that others need first.
    static Set<Class<?>> parts() {
        Set<Class<?>> parts = new LinkedHashSet<>();
        frames().forEach(frame -> addParts(frame, parts));
        return parts;
    }

    /// Adds the enums and records that a record is made of.
    public static void addParts(Class<?> type, Set<Class<?>> parts) {
        for (Member member : members(type)) {
            if (elementOf(member.shape()) instanceof Shape.Named(Class<?> part) && !parts.contains(part)) {
                if (part.isRecord()) {
                    addParts(part, parts);
                }
                parts.add(part);
            }
        }
    }

    private static Shape elementOf(Shape shape) {
        return switch (shape) {
            case Shape.ListOf(Shape element) -> elementOf(element);
            case Shape.MapOf(Shape element) -> elementOf(element);
            case Shape.Text _, Shape.Id _, Shape.Whole _, Shape.Amount _, Shape.Flag _, Shape.Named _ -> shape;
        };
    }

    /// The name of a type outside of Java.
    public static String nameOf(Class<?> type) {
        return type == Problem.Action.class ? "ProblemAction" : type.getSimpleName();
    }

    static String wireName(Enum<?> constant) {
        if (constant instanceof Problem problem) {
            return problem.code();
        }
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<? extends Enum<?>> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .toList();
    }

    /// The public constants of a class, in the order of its source.
    static List<Field> limits(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == int.class)
                .toList();
    }

    /// A text in which references to Java have become the words of the wire.
    public static String wireWords(String comment) {
        return REFERENCE
                .matcher(comment)
                .replaceAll(match -> Matcher.quoteReplacement("`" + wireWord(match.group(1), match.group(2)) + "`"));
    }

    private static String wireWord(String type, @Nullable String member) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (member == null) {
            return frames().stream()
                    .filter(frame -> frame.getSimpleName().equals(simple))
                    .findFirst()
                    .map(Wire::typeOf)
                    .orElse(simple);
        }
        return Stream.concat(parts().stream(), Stream.of(Problem.class))
                .filter(part -> part.isEnum() && part.getSimpleName().equals(simple))
                .flatMap(part -> constants(part).stream())
                .filter(constant -> constant.name().equals(member))
                .findFirst()
                .map(WireTypes::wireName)
                .orElse(member);
    }
}
