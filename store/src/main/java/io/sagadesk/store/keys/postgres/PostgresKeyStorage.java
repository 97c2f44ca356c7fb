package io.sagadesk.store.keys.postgres;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.KeysUnreachableException;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.KeyInsertions;
import io.sagadesk.store.keys.storage.KeyStorage;
import io.sagadesk.store.keys.storage.StoredKey;
import io.sagadesk.store.postgres.OwnSchema;
import io.sagadesk.store.postgres.PostgresOutage;
import io.sagadesk.store.postgres.PostgresPool;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encrypted keys in the tables of a {@link KeySchema}. */
final class PostgresKeyStorage implements KeyStorage {

    /** The columns of a {@link StoredKey}. A forgotten customer has no key, although it may not be destroyed yet. */
    static final String COLUMNS = "customer_id, commitment, CASE WHEN forgotten IS NULL THEN wrapped END";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeyStorage.class);
    private static final int CONNECTIONS = 4;
    private static final int ROWS_AT_ONCE = 5_000;

    private final String place;
    private final PostgresPool pool;
    private final @Nullable ForgettingWatch watch;
    private final KeyInsertions insertions;

    /** @param watch null for a reader, whose cached keys nobody waits for */
    PostgresKeyStorage(
            KeySchema.Opened schema, PostgresOutage<KeysUnreachableException> outage, @Nullable ForgettingWatch watch) {
        this.place = schema.place();
        this.pool = new PostgresPool(schema.address(), outage, "The key store", CONNECTIONS, OwnSchema.SESSION);
        this.watch = watch;
        this.insertions =
                new KeyInsertions(group -> pool.use(connection -> KeyInsertStatement.insert(connection, group)));
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void requireCurrentCache() {
        if (watch != null) watch.lease().require();
    }

    @Override
    public @Nullable StoredKey find(CustomerId customer) {
        return find("customer_id", customer.value());
    }

    @Override
    public @Nullable StoredKey find(KeyCommitment commitment) {
        return find("commitment", commitment.bytes());
    }

    private @Nullable StoredKey find(String column, Object value) {
        var select = "SELECT " + COLUMNS + " FROM customer_key WHERE " + column + " = ?";
        Optional<StoredKey> stored = pool.use(connection -> {
            try (var query = connection.prepareStatement(select)) {
                query.setObject(1, value);
                return first(query);
            }
        });
        return stored.orElse(null);
    }

    private static Optional<StoredKey> first(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            return row.next() ? Optional.of(storedKey(row)) : Optional.empty();
        }
    }

    /** Reads the {@link #COLUMNS}. */
    static StoredKey storedKey(ResultSet row) throws SQLException {
        var commitment = row.getBytes(2);
        return new StoredKey(
                new CustomerId(row.getString(1)),
                commitment == null ? null : KeyCommitment.startOf(commitment),
                row.getBytes(3));
    }

    @Override
    public StoredKey insert(CustomerKey key, byte[] wrapped) {
        requireWriting();
        return insertions.insert(key, wrapped);
    }

    @Override
    public void destroy(CustomerId customer, KeyCache cache) {
        requireWriting();
        new KeyDestruction(pool, customer).run(cache);
    }

    private void requireWriting() {
        if (watch == null) {
            throw new IllegalStateException(place + " is open for reading only: no key can be made or destroyed");
        }
    }

    @Override
    public boolean isDone(Step step) {
        return pool.use(connection -> {
            try (var query = connection.prepareStatement("SELECT 1 FROM upgrade_step WHERE name = ?")) {
                query.setString(1, step.name());
                try (var row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    @Override
    public void noteDone(Step step) {
        requireWriting();
        pool.use(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO upgrade_step VALUES (?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, step.name());
                return insert.executeUpdate();
            }
        });
    }

    /** Reads through a cursor, because there may be millions. */
    @Override
    public void forEach(RowVisitor visitor) {
        pool.use(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (var row = statement.executeQuery(
                        "SELECT customer_id, wrapped, forgotten IS NOT NULL FROM customer_key")) {
                    while (row.next()) visitor.row(row.getString(1), row.getBytes(2), row.getBoolean(3));
                }
            }
            connection.commit();
            return place;
        });
    }

    @Override
    public void close() {
        insertions.close();
        if (watch != null) {
            watch.close();
            unregister(watch);
        }
        pool.close();
    }

    /** Without this, whoever destroys a key next waits in vain. */
    private void unregister(ForgettingWatch closed) {
        try {
            pool.use(closed::unregister);
        } catch (RuntimeException unreachable) {
            LOG.debug("This instance stays registered with the key store", unreachable);
        }
    }
}
