package dev.shopbell.file;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Bounds on what people send. What a site allows of it is in its settings.
///
/// @param directory where contents are kept; absent for `files` in the data directory. Several servers on one database
///     must share one directory, else each serves only what it took itself
/// @param maxBytes the largest file, whatever a site's settings say
/// @param maxPixels the largest picture, looked at before it is decoded
/// @param keptPixels a larger picture is kept smaller; what one decoded picture costs in memory is four bytes each
/// @param previewPixels the longer side of a preview
/// @param lookers how many files are looked into at a time
/// @param visitorHourFiles how many files one visitor may begin in an hour
/// @param visitorHourBytes how many bytes one visitor may send in an hour
/// @param addressHourBytes how many bytes visitors of a site may send in an hour from one address, or one network of
///     IPv6; many shoppers may share that of a university or a mobile carrier
/// @param siteDayBytes how many bytes all visitors of a site may send in a day: what came, and what was begun in the
///     last hour and is still coming
/// @param keepFreeBytes files are refused where less than this is left on the disk, so that the database beside them
///     never runs out of it
/// @param abandonedAfter what was begun, or is ready, and stands in no conversation so long after its last sign of life
///     is removed
/// @param cleanEvery how often it is looked for
public record FileConfig(
        @Nullable Path directory,
        long maxBytes,
        long maxPixels,
        long keptPixels,
        int previewPixels,
        int lookers,
        int visitorHourFiles,
        long visitorHourBytes,
        long addressHourBytes,
        long siteDayBytes,
        long keepFreeBytes,
        Duration abandonedAfter,
        Duration cleanEvery) {

    /// A phone's photo is 12 megapixels and 3 to 8 MB; a scanned contract about 20 MB. Forty megapixels are more than
    /// all but studio cameras make. One address takes hours to use up what a site takes in a day.
    public static final FileConfig DEFAULT = new FileConfig(
            null,
            25_000_000,
            40_000_000,
            16_000_000,
            640,
            1,
            60,
            200_000_000,
            1_000_000_000,
            5_000_000_000L,
            1_000_000_000,
            Duration.ofHours(24),
            Duration.ofHours(1));

    /// Refuses what cannot work.
    public FileConfig {
        if (lookers < 1) {
            throw new IllegalArgumentException("lookers must be at least 1, not " + lookers);
        }
    }

    FileConfig withKeepFreeBytes(long bytes) {
        return new FileConfig(
                directory,
                maxBytes,
                maxPixels,
                keptPixels,
                previewPixels,
                lookers,
                visitorHourFiles,
                visitorHourBytes,
                addressHourBytes,
                siteDayBytes,
                bytes,
                abandonedAfter,
                cleanEvery);
    }
}
