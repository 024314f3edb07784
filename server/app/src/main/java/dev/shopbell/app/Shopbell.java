package dev.shopbell.app;

import dev.shopbell.http.HttpConfig;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.StorageException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The program. Reads its configuration and opens the database before the framework starts, and closes the
/// database after the framework has stopped, so that nothing in between ever lacks it.
@QuarkusMain
public final class Shopbell implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(Shopbell.class);
    /// The modules' schemas, in arrow order.
    private static final List<String> SCHEMAS = List.of(
            "site",
            "access",
            "customer",
            "visitor",
            "file",
            "conversation",
            "routing",
            "ticket",
            "survey",
            "transcript",
            "invitation",
            "desk");
    /// Longer than the drain of the sockets and an orderly stop of PostgreSQL take together.
    private static final Duration STOP_WITHIN = Duration.ofSeconds(45);

    private static volatile @Nullable Started started;

    private final Greeting greeting;

    @Inject
    Shopbell(Greeting greeting) {
        this.greeting = greeting;
    }

    /// What is there before the framework starts.
    record Started(CommandLine commandLine, Settings settings, Storage storage) {}

    /// What [#main] prepared.
    static Started started() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("the program was not started by its main method");
        }
        return now;
    }

    /// Runs until it is told to stop.
    ///
    /// @param arguments see [CommandLine#USAGE]
    public static void main(String... arguments) {
        Started ready;
        try {
            CommandLine commandLine = CommandLine.parse(List.of(arguments));
            Settings settings = Settings.of(Configuration.read(commandLine.config(), commandLine.overrides()));
            ready = new Started(commandLine, settings, Storage.open(settings.storage(), SCHEMAS));
        } catch (ConfigurationException | StorageException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        started = ready;
        configureFramework(ready.settings());
        // The virtual machine ends when every hook has run; this one waits for the database to be closed in
        // order.
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "close-database"));
        Quarkus.run(
                Shopbell.class,
                (code, failure) -> {
                    if (failure != null) {
                        // The framework's log is closed by now.
                        System.err.println("The server could not start: " + rootOf(failure));
                    }
                    ready.storage().close();
                    closed.countDown();
                    if (!ApplicationLifecycleManager.isVmShuttingDown()) {
                        System.exit(failure == null ? code : 1);
                    }
                },
                arguments);
    }

    @Override
    public int run(String... arguments) {
        greeting.print();
        Quarkus.waitForExit();
        return 0;
    }

    private static void configureFramework(Settings settings) {
        HttpConfig http = settings.http();
        int managementPort = settings.app().managementPort() == 0
                ? http.port() + 1
                : settings.app().managementPort();
        System.setProperty("quarkus.http.host", http.host());
        System.setProperty("quarkus.http.port", Integer.toString(http.port()));
        System.setProperty("quarkus.management.host", "127.0.0.1");
        System.setProperty("quarkus.management.port", Integer.toString(managementPort));
        // Ours is checked first and answered with a problem; the framework's, without words, only backs it.
        System.setProperty("quarkus.http.limits.max-body-size", Long.toString(2L * http.maxBodyBytes()));
        int cores = Runtime.getRuntime().availableProcessors();
        int loops = settings.app().eventLoops() == 0 ? cores : settings.app().eventLoops();
        System.setProperty("quarkus.vertx.event-loops-pool-size", Integer.toString(loops));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The database was not closed in time; it will recover at the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
