package io.sagadesk.testbed.bench;

import static org.axonframework.common.jdbc.ConnectionWrapperFactory.wrap;

import io.sagadesk.store.engine.database.EventLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.ConnectionCloseHandler;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.AbstractEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Axon's JDBC store on SQLite, with the same durability as Sagadesk's store and tuned as far as is fair: all callers
 * share one connection, which avoids SQLite's lock waits and SQLITE_BUSY, and each append is a single auto-committed
 * statement.
 */
final class AxonJdbc implements StoreContender {

    private static final @Nullable TrackingToken FROM_THE_START = null;
    private final BlockingQueue<Connection> poolOfOne = new ArrayBlockingQueue<>(1);
    private final JdbcEventStorageEngine engine;

    AxonJdbc(Path directory) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-64 * 1024);
        poolOfOne.add(config.createConnection("jdbc:sqlite:" + directory.resolve("axon-jdbc.db")));
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(() -> wrap(take(), new ReturnToPool()))
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(ReplyEvent.SERIALIZER)
                .snapshotSerializer(ReplyEvent.SERIALIZER)
                .batchSize(EventLog.PAGE)
                .extendedGapCheckEnabled(false) // fails on SQLite: the driver reads no NULL as a Long
                .build();
        engine.createSchema(new SqliteTables());
    }

    @Override
    public void append(EventMessage<?> event) {
        engine.appendEvents(event);
    }

    @Override
    public void fill(List<? extends EventMessage<?>> events) {
        setAutoCommit(false);
        engine.appendEvents(events);
        setAutoCommit(true); // this commits the batch
    }

    @Override
    public void replay(Consumer<Object> payloads) {
        engine.readEvents(FROM_THE_START, false).forEach(event -> payloads.accept(event.getPayload()));
    }

    @Override
    public void close() {
        try {
            take().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection take() {
        try {
            return poolOfOne.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void setAutoCommit(boolean each) {
        Connection connection = take();
        try {
            connection.setAutoCommit(each);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            poolOfOne.add(connection);
        }
    }

    private final class ReturnToPool implements ConnectionCloseHandler {

        @Override
        public void close(Connection connection) {
            poolOfOne.add(connection);
        }

        @Override
        public void commit(Connection connection) throws SQLException {
            connection.commit();
        }
    }

    private static final class SqliteTables extends AbstractEventTableFactory {

        @Override
        protected String idColumnType() {
            return "INTEGER";
        }

        @Override
        protected String payloadType() {
            return "BLOB";
        }
    }
}
