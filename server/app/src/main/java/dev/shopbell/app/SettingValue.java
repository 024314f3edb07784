package dev.shopbell.app;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a setting as the type of its record component.
final class SettingValue {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*([a-zA-Z]*)");

    private SettingValue() {}

    static Object parse(String key, Type type, String text) {
        try {
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                return Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
            }
            return switch (type.getTypeName()) {
                case "java.lang.String" -> text;
                case "int" -> Integer.parseInt(text);
                case "long" -> size(text);
                case "boolean" -> truth(text);
                case "java.time.Duration" -> duration(text);
                case "java.nio.file.Path" -> Path.of(text);
                case "java.net.URI" -> URI.create(text);
                default -> throw new IllegalStateException(key + " has a type that settings cannot have: " + type);
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new ConfigurationException(key + " cannot be \"" + text + "\": " + expectation(type));
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long size(String text) {
        Matcher matcher = amount(text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "", "B" -> number;
            case "KiB" -> Math.multiplyExact(number, 1024L);
            case "MiB" -> Math.multiplyExact(number, 1024L * 1024);
            case "GiB" -> Math.multiplyExact(number, 1024L * 1024 * 1024);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration duration(String text) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        Matcher matcher = amount(text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Matcher amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    private static String expectation(Type type) {
        return switch (type.getTypeName()) {
            case "java.time.Duration" -> "write a time such as 500ms, 30s, 5m, 12h or 30d.";
            case "long" -> "write a number, or a size such as 512KiB or 64MiB.";
            case "int" -> "write a whole number.";
            case "boolean" -> "write true or false.";
            default -> "it cannot be read as a " + type.getTypeName() + ".";
        };
    }
}
