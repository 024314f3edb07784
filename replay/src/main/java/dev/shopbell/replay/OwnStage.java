package dev.shopbell.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Server processes of our own, with a database that was made for this run. The first process carries PostgreSQL, and
/// the others use it, unless all of them use a database that was named.
final class OwnStage implements Stage {
    /// An embedded PostgreSQL takes ten connections beside those of the server that carries it: a few are for
    /// migrations,
    /// the outbox and us, the rest is for the other servers.
    private static final int CONNECTIONS_OF_THE_OTHERS = 6;
    /// With two connections each.
    static final int MOST_NODES_ON_EMBEDDED = 4;
    /// A server's second port, for health and metrics, is the one after its first.
    private static final int PORTS_A_NODE = 2;

    private static final Duration RESTART_LIMIT = Duration.ofMinutes(1);

    private final Path folder;
    private final @Nullable String database;
    private final List<LocalServer> servers = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final ShopApi.Staff owner;
    private final String siteKey;
    private boolean kept;
    private long killedPostmaster;

    private OwnStage(Path folder, ReplayOptions options) throws IOException, InterruptedException {
        this.folder = folder;
        database = options.database();
        // Ctrl-C may come while the servers are still starting.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-servers"));
        try {
            for (int i = 0; i < options.nodes(); i++) {
                start(i, options);
            }
            ShopApi first = nodes.getFirst().api();
            owner = first.setUp(servers.getFirst().data());
            siteKey = first.siteKey(owner);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts the servers and makes their first administrator.
    static OwnStage start(ReplayOptions options) throws IOException, InterruptedException {
        return new OwnStage(Files.createTempDirectory("shopbell-replay-"), options);
    }

    private void start(int number, ReplayOptions options) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(LocalServer.FOR_ONE_PROGRAM);
        String shared = number == 0 ? database : jdbcUrl();
        if (shared != null) {
            settings.add("storage.databaseUrl=" + shared);
        }
        if (number > 0 && database == null) {
            settings.add("storage.connections=" + CONNECTIONS_OF_THE_OTHERS / (options.nodes() - 1));
        }
        settings.addAll(options.settings());
        int port = options.port() == 0 ? LocalServer.freePort() : options.port() + PORTS_A_NODE * number;
        LocalServer server = LocalServer.in(folder.resolve("node-" + (number + 1)), port, settings);
        servers.add(server);
        nodes.add(new Node(server.url()));
        server.start();
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public String siteKey() {
        return siteKey;
    }

    @Override
    public ShopApi.Staff agent(int number) throws IOException, InterruptedException {
        return nodeOfAgent(number).api().hire(owner, "Agent " + (number + 1));
    }

    @Override
    public String jdbcUrl() throws IOException {
        return database == null ? servers.getFirst().jdbcUrl() : database;
    }

    /// Kills a server process and starts it again. Where the first one carries the database of others it is spared,
    /// since theirs would come back on another port, which no database does on which several nodes live.
    ///
    /// @param count counts from 0; kills go round the nodes
    /// @return from the kill to the first answered request
    Duration killServer(int count) throws IOException, InterruptedException {
        int spared = database == null && servers.size() > 1 ? 1 : 0;
        LocalServer server = servers.get(spared + count % (servers.size() - spared));
        long begun = System.nanoTime();
        server.kill();
        server.start();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Kills PostgreSQL, which the first server starts again. Where it is still down from the last time, waits until it
    /// is back, so that each kill hits.
    void killPostgres() throws IOException, InterruptedException {
        killedPostmaster = Retry.until(RESTART_LIMIT, () -> {
            long postmaster = servers.getFirst().postmaster();
            if (postmaster == killedPostmaster) {
                throw new IOException("PostgreSQL did not come back after it was killed");
            }
            servers.getFirst().killPostgres();
            return postmaster;
        });
    }

    /// The process id of the first server.
    long pid() {
        return servers.getFirst().pid();
    }

    /// The process id of the PostgreSQL that the first server carries.
    long postmaster() throws IOException {
        return servers.getFirst().postmaster();
    }

    /// Leaves data and logs where they are, for somebody to look at.
    ///
    /// @return where they are
    Path keep() {
        kept = true;
        return folder;
    }

    @Override
    public synchronized void close() {
        nodes.forEach(node -> node.api().close());
        servers.reversed().forEach(LocalServer::close);
        if (!kept && Files.exists(folder)) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete " + folder, e);
            }
        }
    }
}
