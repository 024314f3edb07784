package dev.shopbell.architecture.planted.site;

import org.jdbi.v3.core.Handle;

record RunsAStatement(Handle handle) {
    void run() {
        handle.execute("SELECT 1");
    }
}
