package dev.shopbell.file;

import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.StorageConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Makes this module's objects.
final class FileProducer {
    private @Nullable FileUpkeep upkeep;

    @Produces
    @Singleton
    FilePlace place(FileConfig config, StorageConfig storage) {
        // No window system is needed, nor a second copy of every picture on the disk.
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        Path directory = config.directory();
        return new FilePlace(directory == null ? storage.dataDirectory().resolve("files") : directory);
    }

    @Produces
    @Singleton
    Looker looker(FilePlace place, FileConfig config) {
        return new Looker(place.incoming(), config);
    }

    void close(@Disposes Looker looker) {
        looker.close();
    }

    @Produces
    @Singleton
    FileStore store(Storage storage) {
        return new FileStore(storage.jdbi());
    }

    /// The door, and with it the upkeep of what lies behind it.
    @Produces
    @Singleton
    Files files(
            FileStore store,
            FilePlace place,
            Looker looker,
            Sites sites,
            FileHolders holders,
            FileConfig config,
            InstantSource clock) {
        Files files = new Files(store, place, looker, sites, holders, config, clock);
        FileUpkeep started = new FileUpkeep(files, store, place, holders, config, clock);
        started.start();
        upkeep = started;
        return files;
    }

    void close(@Disposes Files files) {
        FileUpkeep started = upkeep;
        if (started != null) {
            started.close();
        }
    }
}
