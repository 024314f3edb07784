package dev.shopbell.file;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Removes what nobody counts on: uploads that were given up, files that were never said, contents without a row. Never
/// what stands in a conversation, nor what somebody touched lately.
final class FileUpkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FileUpkeep.class);
    private static final int AT_ONCE = 500;
    /// The disk is walked less often than the table: only a crash leaves a content without a row.
    private static final int ROUNDS_BETWEEN_WALKS = 24;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("file-upkeep").daemon().factory());
    private final Files files;
    private final FileStore store;
    private final FilePlace place;
    private final FileHolders holders;
    private final FileConfig config;
    private final InstantSource clock;
    private int round;

    FileUpkeep(
            Files files,
            FileStore store,
            FilePlace place,
            FileHolders holders,
            FileConfig config,
            InstantSource clock) {
        this.files = files;
        this.store = store;
        this.place = place;
        this.holders = holders;
        this.config = config;
        this.clock = clock;
    }

    void start() {
        long millis = config.cleanEvery().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::cleanQuietly, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void cleanQuietly() {
        try {
            clean(round++ % ROUNDS_BETWEEN_WALKS == 0);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("Files could not be cleaned up, trying again later: %s", e);
        }
    }

    /// @param walk whether to look through the disk too
    void clean(boolean walk) throws IOException {
        Instant before = clock.instant().minus(config.abandonedAfter());
        store.forgetAddresses(clock.instant());
        removeUnsaid(before);
        for (FileStore.Abandoned abandoned : store.deleteAbandoned(before)) {
            place.incoming().forget(abandoned.id());
            files.remove(abandoned.hashes());
        }
        if (walk) {
            removeLeftIncoming(before);
            removeLeftContents(before);
        }
    }

    private void removeUnsaid(Instant before) {
        List<StoredFile> unheld;
        do {
            unheld = store.unheld(before, AT_ONCE);
            Set<FileHolders.Sent> held =
                    holders.held(unheld.stream().map(StoredFile::sent).toList());
            List<UUID> said = unheld.stream()
                    .filter(file -> held.contains(file.sent()))
                    .map(StoredFile::id)
                    .toList();
            store.hold(said);
            List<UUID> unsaid = unheld.stream()
                    .filter(file -> !held.contains(file.sent()))
                    .map(StoredFile::id)
                    .toList();
            // One that was claimed since we asked keeps its row: claiming touches it.
            files.remove(store.deleteUnheld(unsaid, before));
        } while (unheld.size() == AT_ONCE);
    }

    private void removeLeftIncoming(Instant before) throws IOException {
        for (UUID id : place.incoming().untouchedSince(before)) {
            if (store.find(id).isEmpty()) {
                place.incoming().forget(id);
            }
        }
    }

    private void removeLeftContents(Instant before) throws IOException {
        List<ContentHash> some = new ArrayList<>();
        place.contents().forEachOlderThan(before, hash -> {
            some.add(hash);
            if (some.size() == AT_ONCE) {
                removeUnnamed(some);
                some.clear();
            }
        });
        removeUnnamed(some);
    }

    private void removeUnnamed(List<ContentHash> hashes) {
        Set<ContentHash> named = Set.copyOf(store.named(hashes));
        files.remove(hashes.stream().filter(hash -> !named.contains(hash)).toList());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
