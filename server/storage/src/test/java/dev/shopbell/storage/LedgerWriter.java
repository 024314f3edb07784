package dev.shopbell.storage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// A server to be killed: opens the storage in the directory of its first argument and writes facts until it dies,
/// printing the id of each when it is committed.
final class LedgerWriter {
    private static final int WRITERS = 4;

    private LedgerWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Storage storage;
        try {
            storage = Storage.open(StorageConfig.DEFAULT.withDataDirectory(Path.of(arguments[0])), List.of("ledger"));
        } catch (StorageException refused) {
            out.println("refused " + refused.getMessage());
            return;
        }
        out.println("open");
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofPlatform().start(() -> write(storage, out));
        }
        Thread.currentThread().join();
    }

    private static void write(Storage storage, PrintStream out) {
        while (true) {
            try {
                UUID id = UUID.randomUUID();
                storage.jdbi().useTransaction(handle -> {
                    handle.execute("INSERT INTO ledger.fact (id, words) VALUES (?, repeat('word ', 50))", id);
                    storage.outbox().append(handle, "fact", id, 1, "{}");
                });
                out.println(id);
            } catch (RuntimeException databaseAway) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
