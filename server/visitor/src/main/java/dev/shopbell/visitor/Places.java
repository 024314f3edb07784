package dev.shopbell.visitor;

import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where addresses are, by a database in MaxMind's format that the merchant supplies: GeoLite2, or any other that tells
/// `country.iso_code` and perhaps `city.names.en`. Without one nothing is known, and all goes on. A file that is
/// replaced, as the supplier's program does it every week, is read anew within a minute; until the new one can be read
/// the old one counts. Safe for use from any thread.
final class Places implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Places.class);
    static final Place NOWHERE = new Place(null, null);
    private static final int MAX_NAME = 100;
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final @Nullable Path file;
    private final Rounds rounds;
    private volatile @Nullable Reader reader;
    /// Of the file that was read last, well or not.
    private @Nullable Stamp stamp;

    private Places(@Nullable Path file) {
        this.file = file;
        rounds = new Rounds("places", EVERY, this::renewAndTell);
    }

    /// @param country two letters by ISO 3166
    /// @param town in English
    record Place(@Nullable String country, @Nullable String town) {}

    /// By these a file is told from another that took its place.
    private record Stamp(long modified, long size, @Nullable Object key) {
        static @Nullable Stamp of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(found.lastModifiedTime().toMillis(), found.size(), found.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }

    /// A file that is not there or is none is told in the log, and then nothing is known.
    ///
    /// @param file null for none
    static Places open(@Nullable Path file) {
        Places places = new Places(file);
        String complaint = places.read();
        if (complaint != null) {
            LOG.error(complaint);
        }
        return places;
    }

    /// From now on the file is watched.
    void start() {
        if (file != null) {
            rounds.start(EVERY);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void renewAndTell() {
        String complaint = renew();
        if (complaint != null) {
            LOG.error(complaint);
        }
    }

    /// Reads the file if it is another than the one that was read last; what is wrong with it, or null.
    @Nullable
    String renew() {
        return file == null || Objects.equals(stamp, Stamp.of(file)) ? null : read();
    }

    private @Nullable String read() {
        if (file == null) {
            return null;
        }
        stamp = Stamp.of(file);
        if (!Files.isReadable(file)) {
            return "The database of addresses %s (visitor.geoDatabase) cannot be read: %s. Put the file there, where this process"
                            .formatted(file, effect())
                    + " may read it.";
        }
        try {
            Reader read = new Reader(file.toFile(), FileMode.MEMORY);
            LOG.infof(
                    "Countries come from %s, %s of %tF.",
                    file,
                    read.getMetadata().databaseType(),
                    read.getMetadata().buildTime().toEpochMilli());
            // Whoever looks something up in the one before goes on; it holds memory alone, so nothing is left open.
            reader = read;
            return null;
        } catch (IOException | RuntimeException e) {
            return "%s (visitor.geoDatabase) is no database of addresses in MaxMind's format (%s): %s."
                    .formatted(file, e.getMessage(), effect());
        }
    }

    private String effect() {
        return reader == null
                ? "countries stay unknown, and blocks by country hold nobody off; everything else goes on"
                : "the one that was read before goes on";
    }

    Place of(String address) {
        Reader now = reader;
        if (now == null) {
            return NOWHERE;
        }
        try {
            Map<?, ?> found = now.get(InetAddress.ofLiteral(address), Map.class);
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
