package dev.shopbell.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A running server that is measured.
interface Subject extends AutoCloseable {
    String name();

    URI url();

    /// The process id of the server.
    long pid();

    /// The process id of its PostgreSQL.
    long postmaster() throws IOException;

    /// What the load generator needs to be let in.
    List<String> generatorOptions();

    @Override
    void close();
}
