package io.sagadesk.testbed.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC store on PostgreSQL, tuned as far as is fair: a connection for each caller, and each append is one
 * auto-committed statement, so one round trip.
 */
final class AxonPostgres implements StoreContender {

    private static final @Nullable TrackingToken FROM_THE_START = null;
    private static final int CONNECTIONS = 64;
    private static final int PAGE = 5_000;

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcEventStorageEngine engine;

    /** @param address of an empty database, with user and password, as libpq writes it */
    AxonPostgres(String address) {
        var parts = URI.create(address);
        var user = parts.getUserInfo().split(":", 2);
        pool.setJdbcUrl("jdbc:postgresql://" + parts.getHost() + ":" + parts.getPort() + parts.getPath());
        pool.setUsername(user[0]);
        pool.setPassword(user[1]);
        pool.setMaximumPoolSize(CONNECTIONS);
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new DataSourceConnectionProvider(pool))
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(ReplyEvent.SERIALIZER)
                .snapshotSerializer(ReplyEvent.SERIALIZER)
                .batchSize(PAGE)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    @Override
    public void append(EventMessage<?> event) {
        engine.appendEvents(event);
    }

    @Override
    public void fill(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events);
    }

    @Override
    public void replay(Consumer<Object> payloads) {
        engine.readEvents(FROM_THE_START, false).forEach(event -> payloads.accept(event.getPayload()));
    }

    @Override
    public void close() {
        pool.close();
    }
}
