package dev.shopbell.storage;

import java.util.ArrayList;
import java.util.List;

/// The settings of the embedded PostgreSQL. Given on its command line, so that no file of the directory can disagree.
final class PostgresSettings {
    /// For migrations, the outbox and an administrator's psql, beside the pools.
    private static final int CONNECTIONS_BESIDE_POOL = 10;

    private PostgresSettings() {}

    static List<String> arguments(StorageConfig config, DataDirectory directory, int port) {
        List<String> settings = List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                // What an acknowledgement rests on.
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                // Not on it: while the log grows to its size, whoever waits for a commit would also wait for each
                // new file of it to be filled with zeroes, 16 MB at a time.
                "wal_init_zero=off",
                "max_connections=" + (config.connections() + Pool.FIXED_PLAN_CONNECTIONS + CONNECTIONS_BESIDE_POOL),
                "shared_buffers=" + (config.sharedBuffersBytes() >> 10) + "kB",
                // The statements of a chat are short; compiling them costs more than it saves.
                "jit=off",
                // A statement whose client has died ends soon.
                "client_connection_check_interval=5s",
                "timezone=UTC",
                "log_timezone=UTC",
                // One file a weekday, written over after a week.
                "logging_collector=on",
                "log_directory=" + directory.log(),
                "log_filename=postgres-%a.log",
                "log_truncate_on_rotation=on",
                "log_rotation_age=1d",
                "log_rotation_size=0",
                "log_lock_waits=on",
                // Failed statements are the server's to report. Here they, their parameters and the
                // messages about them would keep what shoppers wrote beyond its erasure. (LOG ranks
                // above ERROR.)
                "log_min_messages=log",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_parameter_max_length_on_error=0");
        List<String> arguments =
                new ArrayList<>(List.of("-D", directory.database().toString()));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return arguments;
    }
}
