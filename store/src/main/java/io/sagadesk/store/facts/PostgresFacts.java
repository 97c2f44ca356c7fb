package io.sagadesk.store.facts;

import io.sagadesk.store.postgres.OwnSchema;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresErrors;
import io.sagadesk.store.postgres.PostgresOutage;
import io.sagadesk.store.postgres.PostgresPool;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Facts in a schema of PostgreSQL, {@code sagadesk_facts}, that all instances share. */
public final class PostgresFacts implements FactStore {

    private static final int VERSION = 1;
    private static final String TABLE = """
            CREATE TABLE fact (
              collection text COLLATE "C" NOT NULL,
              key        text COLLATE "C" NOT NULL,
              json       text NOT NULL,
              version    bigint NOT NULL,
              PRIMARY KEY (collection, key)
            )""";

    private static final int CONNECTIONS = 2;

    private final PostgresPool pool;

    private PostgresFacts(PostgresPool pool) {
        this.pool = pool;
    }

    /**
     * Opens the schema in a database, or creates it.
     *
     * @throws io.sagadesk.store.engine.database.StoreUnusableException if PostgreSQL is out of reach, or the schema is newer
     */
    public static PostgresFacts open(PostgresAddress address) {
        var schema = OwnSchema.of(address, "facts", VERSION, TABLE);
        try (var connection = schema.connect()) {
            if (OwnSchema.isAbsent(connection)) schema.create(connection);
            schema.requireKnown(connection);
            connection.commit();
        } catch (SQLException e) {
            throw PostgresErrors.unusable("The facts", address, e);
        }
        var outage = new PostgresOutage<>("The facts in " + schema.place(), FactsUnreachableException::new);
        return new PostgresFacts(
                new PostgresPool(schema.address(), outage, "The facts", CONNECTIONS, OwnSchema.SESSION));
    }

    @Override
    public Optional<Fact> find(String collection, String key) {
        return pool.use(connection -> new FactStatements(connection).find(collection, key));
    }

    @Override
    public List<Fact> list(String collection, String prefix, String after, int limit) {
        return pool.use(connection -> new FactStatements(connection).list(collection, prefix, after, limit));
    }

    @Override
    public boolean put(String collection, String key, String json, long expected) {
        FactKeys.require(collection, key, json);
        return pool.use(connection -> new FactStatements(connection).put(collection, key, json, expected));
    }

    @Override
    public boolean delete(String collection, String key, long expected) {
        return pool.use(connection -> new FactStatements(connection).delete(collection, key, expected));
    }

    @Override
    public void close() {
        pool.close();
    }
}
