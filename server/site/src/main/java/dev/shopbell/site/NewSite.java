package dev.shopbell.site;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody asks a new site to be.
///
/// @param key as in [Site], lower-case letters, digits and hyphens; absent to get a random one
public record NewSite(@Nullable String key, SiteChange site) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    /// A site with a key and settings of its own.
    public NewSite(@Nullable String key, String name, List<String> origins, SiteSettings settings) {
        this(key, new SiteChange(name, origins, settings));
    }

    /// A site with the default settings.
    public NewSite(String name, List<String> origins) {
        this(null, name, origins, SiteSettings.DEFAULT);
    }

    /// What is wrong, for a person; null if nothing is.
    @Nullable
    String complaint() {
        return key == null || KEY.matcher(key).matches()
                ? site.complaint()
                : "The key takes 1 to 40 lower-case letters, digits and hyphens.";
    }
}
