package dev.shopbell.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.protocol.Wire;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// [SiteSettings] as they are stored. Reading forgives: a member that is missing takes its default, one that is not
/// known is passed over, and a section that cannot be read (a later version may have written it) is the default as a
/// whole. So settings outlive upgrades and ways back without a migration.
final class SettingsDocument {
    private static final Logger LOG = Logger.getLogger(SettingsDocument.class);
    private static final JsonMapper MAPPER = Wire.httpMapper();

    private SettingsDocument() {}

    static String write(SiteSettings settings) {
        try {
            return MAPPER.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings cannot be written", e);
        }
    }

    static SiteSettings read(String document) {
        try {
            JsonNode stored = MAPPER.readTree(document);
            ObjectNode whole = MAPPER.valueToTree(SiteSettings.DEFAULT);
            for (RecordComponent section : SiteSettings.class.getRecordComponents()) {
                JsonNode merged = merged(whole.path(section.getName()), stored.path(section.getName()));
                if (reads(merged, section)) {
                    whole.set(section.getName(), merged);
                }
            }
            return withSpokenLanguages(MAPPER.treeToValue(whole, SiteSettings.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a site's settings are no JSON", e);
        }
    }

    /// An older document may name a language that the widget does not speak. What it says stands in the last resort
    /// then, where its shoppers found it before.
    private static SiteSettings withSpokenLanguages(SiteSettings settings) {
        SiteSettings.Languages languages = settings.languages();
        if (languages.offered().isEmpty() || languages.offered().contains(languages.fallback())) {
            return settings;
        }
        String fallback = languages.offered().contains(WidgetTexts.LAST_RESORT)
                ? WidgetTexts.LAST_RESORT
                : languages.offered().getFirst();
        Map<String, SiteSettings.Words> words = new TreeMap<>(languages.words());
        SiteSettings.Words unspoken = words.remove(languages.fallback());
        if (unspoken != null) {
            words.putIfAbsent(fallback, unspoken);
        }
        return settings.with(new SiteSettings.Languages(languages.offered(), fallback, words));
    }

    private static JsonNode merged(JsonNode usual, JsonNode stored) {
        if (!(usual instanceof ObjectNode defaults) || !(stored instanceof ObjectNode own)) {
            return stored.isMissingNode() || stored.isNull() ? usual : stored;
        }
        ObjectNode merged = defaults.deepCopy();
        own.properties().forEach(member -> {
            boolean isWords = member.getKey().equals("words");
            JsonNode value = isWords ? words(member.getValue()) : member.getValue();
            merged.set(member.getKey(), merged(defaults.path(member.getKey()), value));
        });
        return merged;
    }

    /// The words of each language have defaults too, though which languages there are, the defaults cannot tell.
    private static JsonNode words(JsonNode byLanguage) {
        ObjectNode whole = MAPPER.createObjectNode();
        JsonNode none = MAPPER.valueToTree(SiteSettings.Words.NONE);
        byLanguage.properties().forEach(language -> whole.set(language.getKey(), merged(none, language.getValue())));
        return whole;
    }

    private static boolean reads(JsonNode section, RecordComponent component) {
        try {
            MAPPER.treeToValue(section, component.getType());
            return true;
        } catch (JsonProcessingException e) {
            LOG.warnf("The section %s of a site's settings cannot be read and is passed over", component.getName());
            return false;
        }
    }
}
