package dev.shopbell.replay;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Servers that somebody else runs, with accounts that are there. Leaves the conversations behind, closed.
final class GivenStage implements Stage {
    private final List<Node> nodes;
    private final List<ReplayOptions.Credentials> accounts;
    private final @Nullable String database;
    private final String siteKey;

    GivenStage(ReplayOptions options) throws IOException, InterruptedException {
        nodes = options.urls().stream().map(Node::new).toList();
        accounts = options.accounts();
        database = options.database();
        String wanted = options.site();
        siteKey = wanted == null ? firstSite() : wanted;
    }

    private String firstSite() throws IOException, InterruptedException {
        Node first = nodes.getFirst();
        try {
            return first.api().siteKey(agent(0));
        } catch (ConnectException nobody) {
            throw new IOException("nobody answers at " + first.url(), nobody);
        }
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
        ReplayOptions.Credentials account = accounts.get(number % accounts.size());
        return nodeOfAgent(number).api().signIn(account.email(), account.password());
    }

    @Override
    public @Nullable String jdbcUrl() {
        return database;
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.api().close());
    }
}
