package dev.shopbell.replay;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where dialogues are played: one server process, or several on one database.
interface Stage extends AutoCloseable {
    /// The server processes, at least one.
    List<Node> nodes();

    /// The key of the site whose shoppers ask.
    String siteKey();

    /// Signs in an agent.
    ///
    /// @param number counts from 0; agents go round the nodes
    ShopApi.Staff agent(int number) throws IOException, InterruptedException;

    /// How to read the database, with user and password in the URL; null where it cannot be read.
    @Nullable
    String jdbcUrl() throws IOException;

    @Override
    void close();

    /// The node on which an agent works.
    default Node nodeOfAgent(int number) {
        return nodes().get(number % nodes().size());
    }
}
