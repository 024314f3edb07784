package dev.shopbell.site;

import dev.shopbell.http.Origins;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody asks a site to be from now on: everything but its key.
///
/// @param origins as typed; brought into the browsers' form by [Sites]
public record SiteChange(String name, List<String> origins, SiteSettings settings) {
    private static final int MAX_NAME = 80;
    /// A header of 20 origins of the longest host names stays within the 8 KB that proxies take.
    private static final int MAX_ORIGINS = 20;

    /// The list is copied.
    public SiteChange {
        origins = List.copyOf(origins);
    }

    /// What is wrong, for a person; null if nothing is.
    @Nullable
    String complaint() {
        if (!SettingsComplaint.isText(name, MAX_NAME) || name.isBlank()) {
            return "The name takes 1 to " + MAX_NAME + " characters.";
        }
        if (origins.isEmpty() || origins.size() > MAX_ORIGINS) {
            return "A shop has 1 to " + MAX_ORIGINS + " addresses.";
        }
        for (String origin : origins) {
            if (Origins.parse(origin) == null) {
                return "An address of the shop is http or https and its host, such as https://shop.example:"
                        + " leave out what follows the host.";
            }
        }
        return SettingsComplaint.about(settings);
    }

    /// The origins as browsers write them, without doubles; for a change without a [#complaint].
    List<String> canonicalOrigins() {
        return origins.stream()
                .map(Origins::parse)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
