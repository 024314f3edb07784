package dev.shopbell.visitor;

import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where addresses are, by a database in MaxMind's format that the merchant supplies: GeoLite2, or any other that tells
/// `country.iso_code` and perhaps `city.names.en`. Without one nothing is known, and all goes on. Safe for use from any
/// thread.
final class Places {
    private static final Logger LOG = Logger.getLogger(Places.class);
    static final Place NOWHERE = new Place(null, null);
    private static final int MAX_NAME = 100;

    private final @Nullable Reader reader;

    private Places(@Nullable Reader reader) {
        this.reader = reader;
    }

    /// @param country two letters by ISO 3166
    /// @param town in English
    record Place(@Nullable String country, @Nullable String town) {}

    /// A file that is not there or is none is told in the log, and then nothing is known.
    static Places open(@Nullable Path file) {
        if (file == null) {
            return new Places(null);
        }
        if (!Files.isReadable(file)) {
            LOG.errorf(
                    "The database of addresses %s (visitor.geoDatabase) cannot be read: countries stay unknown, and blocks by"
                            + " country hold nobody off. Everything else goes on.",
                    file);
            return new Places(null);
        }
        try {
            Reader reader = new Reader(file.toFile(), FileMode.MEMORY);
            LOG.infof(
                    "Countries come from %s, %s of %tF.",
                    file,
                    reader.getMetadata().databaseType(),
                    reader.getMetadata().buildTime().toEpochMilli());
            return new Places(reader);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(
                    "%s (visitor.geoDatabase) is no database of addresses in MaxMind's format (%s): countries stay unknown,"
                            + " and blocks by country hold nobody off. Everything else goes on.",
                    file, e.getMessage());
            return new Places(null);
        }
    }

    Place of(String address) {
        if (reader == null) {
            return NOWHERE;
        }
        try {
            Map<?, ?> found = reader.get(InetAddress.ofLiteral(address), Map.class);
            String country = text(found, "country", "iso_code");
            return new Place(
                    country != null && country.matches("[A-Z]{2}") ? country : null,
                    PlainText.orNull(text(found, "city", "names", "en"), MAX_NAME));
        } catch (IOException | RuntimeException e) {
            LOG.debugf("An address could not be looked up: %s", e.getMessage());
            return NOWHERE;
        }
    }

    private static @Nullable String text(@Nullable Map<?, ?> found, String... path) {
        Object value = found;
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value instanceof String text ? text : null;
    }
}
