package dev.shopbell.app;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What the administrator set, laid over the defaults that each module's configuration record states.
///
/// A key is `section.component`, `http.port` for one, where the section is the module and the component one
/// of its record. A key that no record knows fails the start with the nearest one that is known, so a typing
/// error is never taken for the default. Not safe for use from several threads.
final class Configuration {
    private final Map<String, String> settings;
    private final List<String> known = new ArrayList<>();

    private Configuration(Map<String, String> settings) {
        this.settings = settings;
    }

    /// @param file a properties file, or null for none
    /// @param overrides settings of the command line, which win
    static Configuration read(@Nullable Path file, Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new ConfigurationException(
                        "The configuration file " + file + " cannot be read: " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        }
        settings.putAll(overrides);
        return new Configuration(settings);
    }

    /// The record of a section: the defaults, but for what is set. A component that is itself a record is a
    /// section of its own, `realtime.shopper` for one.
    @SuppressWarnings("unchecked") // what is made has the class of the defaults
    <R extends Record> R section(String section, R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = section + "." + components[i].getName();
            Object fallback = valueOf(components[i], defaults);
            if (fallback instanceof Record inner) {
                values[i] = section(key, inner);
            } else {
                known.add(key);
                String text = settings.get(key);
                values[i] =
                        text == null ? fallback : SettingValue.parse(key, components[i].getGenericType(), text.strip());
            }
        }
        try {
            Constructor<?> constructor = defaults.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return (R) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable complaint = e.getCause() == null ? e : e.getCause();
            throw new ConfigurationException("[" + section + "] " + complaint.getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(section + " is no public record", e);
        }
    }

    /// Fails if a key was set that no section knew.
    void rejectUnknown() {
        for (String key : settings.keySet()) {
            if (!known.contains(key)) {
                String nearest = known.stream()
                        .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                        .orElse("");
                throw new ConfigurationException("There is no setting " + key + "; did you mean " + nearest
                        + "? docs/config.md lists them all.");
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The number of single-character edits between two words (Levenshtein 1966), in O(a b).
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i - 1) == b.charAt(j - 1)
                        ? diagonal
                        : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
