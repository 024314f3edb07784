package dev.shopbell.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/// Tells a database that does not answer from a defect of ours.
final class Outage {
    private Outage() {}

    /// Whether a failure comes from a database that is gone, restarting, full, read-only or out of connections.
    static boolean isBehind(Throwable failure) {
        return rootOf(failure) instanceof SQLException cause
                && (cause instanceof SQLTransientException
                        || cause instanceof SQLRecoverableException
                        || cause instanceof SQLNonTransientConnectionException
                        || hasStateOfOutage(cause.getSQLState()));
    }

    /// The last SQLException in the chain of causes, else the last cause.
    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || !(root instanceof SQLException)) {
                root = cause;
            }
        }
        return root;
    }

    /// Classes of SQLSTATE by PostgreSQL's appendix A: 08 connection, 53 resources (disk full, too many
    /// connections), 57 operator (shutdown, cannot connect now, statement timeout), 58 system; 25006 is a read-only
    /// server, 40 a deadlock or serialisation failure, 55P03 a lock not had in time. The pool's own timeout has no
    /// state at all.
    private static boolean hasStateOfOutage(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.startsWith("40")
                || state.equals("25006")
                || state.equals("55P03");
    }
}
