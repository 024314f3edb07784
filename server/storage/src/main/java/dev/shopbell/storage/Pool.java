package dev.shopbell.storage;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.postgresql.PGProperty;

/// Makes the pool of connections.
final class Pool {
    private static final Logger LOG = Logger.getLogger(Pool.class);

    /// A connection that rested longer is tried before it is handed out. Trying each time would cost a round trip a
    /// transaction; a connection that broke meanwhile costs its first user an error, and only once.
    private static final Duration TRY_AFTER_REST = Duration.ofSeconds(1);

    private static final Duration CLOSE_AFTER_REST = Duration.ofMinutes(5);

    /// One for each writer of the message log, and as many again for what comes to stand beside it.
    static final int FIXED_PLAN_CONNECTIONS = 4;

    /// Flyway holds three at a time.
    private static final int MIGRATION_CONNECTIONS = 5;

    private static final Duration MIGRATION_ACQUIRE_TIMEOUT = Duration.ofMinutes(1);

    private Pool() {}

    /// The address of a database and how to sign in.
    record Address(String url, String user, String password) {}

    static AgroalDataSource open(StorageConfig config, Address address) throws SQLException {
        return open(config, address, config.connections(), "");
    }

    /// See [Storage#fixedPlans].
    static AgroalDataSource openWithFixedPlans(StorageConfig config, Address address) throws SQLException {
        return open(
                config,
                address,
                FIXED_PLAN_CONNECTIONS,
                " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
    }

    /// Without our timeouts, for migrations, which may rebuild a large table. A module takes ten connections
    /// one after the other; each new one would be a process of PostgreSQL and a sign-in. None is opened before
    /// it is asked for.
    static AgroalDataSource openUnhurried(Address address) throws SQLException {
        AgroalConnectionPoolConfigurationSupplier pool = new AgroalConnectionPoolConfigurationSupplier()
                .connectionFactoryConfiguration(factory(address))
                .maxSize(MIGRATION_CONNECTIONS)
                .acquisitionTimeout(MIGRATION_ACQUIRE_TIMEOUT);
        return open(pool);
    }

    private static AgroalDataSource open(StorageConfig config, Address address, int connections, String sessionOptions)
            throws SQLException {
        AgroalConnectionFactoryConfigurationSupplier factory = factory(address);
        properties(config, sessionOptions).forEach(factory::jdbcProperty);
        AgroalConnectionPoolConfigurationSupplier pool = new AgroalConnectionPoolConfigurationSupplier()
                .connectionFactoryConfiguration(factory)
                .initialSize(1)
                .minSize(1)
                .maxSize(connections)
                .acquisitionTimeout(config.acquireTimeout())
                .idleValidationTimeout(TRY_AFTER_REST)
                .connectionValidator(Pool::answers)
                .exceptionSorter(Pool::isBroken)
                .reapTimeout(CLOSE_AFTER_REST)
                .leakTimeout(config.leakTimeout())
                // The usual cache keeps a connection for each thread; virtual threads do not come back
                // for it.
                .connectionCache(ConnectionCache.none());
        return open(pool);
    }

    private static AgroalConnectionFactoryConfigurationSupplier factory(Address address) {
        return new AgroalConnectionFactoryConfigurationSupplier()
                .jdbcUrl(address.url())
                .principal(new NamePrincipal(address.user()))
                .credential(new SimplePassword(address.password()))
                // Jdbi closes what it opens.
                .trackJdbcResources(false);
    }

    private static AgroalDataSource open(AgroalConnectionPoolConfigurationSupplier pool) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool), new Warnings());
    }

    /// What each connection is opened with.
    private static Map<String, String> properties(StorageConfig config, String sessionOptions) {
        String options = "-c statement_timeout=" + config.statementTimeout().toMillis()
                + " -c lock_timeout=" + config.lockTimeout().toMillis()
                + " -c idle_in_transaction_session_timeout="
                + config.idleTransactionTimeout().toMillis()
                + sessionOptions;
        return Map.ofEntries(
                Map.entry(PGProperty.APPLICATION_NAME.getName(), "shopbell"),
                Map.entry(PGProperty.OPTIONS.getName(), options),
                Map.entry(PGProperty.CONNECT_TIMEOUT.getName(), seconds(config.connectTimeout())),
                Map.entry(PGProperty.SOCKET_TIMEOUT.getName(), seconds(config.answerTimeout())),
                Map.entry(PGProperty.TCP_KEEP_ALIVE.getName(), "true"),
                // Saves a round trip each, at every new connection.
                Map.entry(PGProperty.ASSUME_MIN_SERVER_VERSION.getName(), "18"),
                Map.entry(PGProperty.GSS_ENC_MODE.getName(), "disable"),
                // A failed statement fails its transaction; savepoints around each would cost a round
                // trip.
                Map.entry(PGProperty.AUTOSAVE.getName(), "never"),
                // The detail of an error repeats what was to be written: what people say is not for the log.
                Map.entry(PGProperty.LOG_SERVER_ERROR_DETAIL.getName(), "false"),
                // Our statements are few and all repeated: let PostgreSQL keep the plan, and ids and
                // instants travel in binary, from the second use on.
                Map.entry(PGProperty.PREPARE_THRESHOLD.getName(), "2"));
    }

    static Properties asProperties(StorageConfig config, Address address) {
        Properties properties = new Properties();
        properties.putAll(properties(config, ""));
        properties.setProperty(PGProperty.USER.getName(), address.user());
        properties.setProperty(PGProperty.PASSWORD.getName(), address.password());
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.isValid(2);
        } catch (SQLException broken) {
            return false;
        }
    }

    /// Connection errors, a PostgreSQL that stops or crashes, and a session that it ended.
    private static boolean isBroken(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03"));
    }

    private static final class Warnings implements AgroalDataSourceListener {
        @Override
        public void onConnectionLeak(Connection connection, Thread thread) {
            LOG.warnf("Thread %s has held a connection for too long; does it close it?", thread.getName());
        }

        @Override
        public void onWarning(String message) {
            LOG.debug(message);
        }

        @Override
        public void onWarning(Throwable throwable) {
            LOG.debug("Connection pool", throwable);
        }
    }
}
