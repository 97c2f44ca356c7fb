package io.sagadesk.store.keys.postgres;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.storage.KeyInsertions.NewKey;
import io.sagadesk.store.keys.storage.StoredKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Inserts a group of keys, and reads what is stored then, in one round trip and one commit. */
final class KeyInsertStatement {

    private KeyInsertStatement() {}

    /**
     * In the order of the customers, so that two instances never wait for each other. Both statements are one transaction; the
     * second one sees the rows of others for which the first one has waited.
     */
    private static final String INSERT = """
            INSERT INTO customer_key (customer_id, commitment, wrapped, created_at)
            SELECT customer_id, commitment, wrapped, ? FROM unnest(?, ?, ?) AS created (customer_id, commitment, wrapped)
            ORDER BY customer_id COLLATE "C"
            ON CONFLICT (customer_id) DO NOTHING;
            SELECT %s FROM customer_key WHERE customer_id = ANY (?)""".formatted(PostgresKeyStorage.COLUMNS);

    static Map<CustomerId, StoredKey> insert(Connection connection, List<NewKey> group) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            var customers = texts(group, key -> key.customer().value());
            statement.setString(1, Instant.now().toString());
            statement.setArray(2, connection.createArrayOf("text", customers));
            statement.setArray(
                    3,
                    bytes(
                            connection,
                            group,
                            insertion -> insertion.key().commitment().bytes()));
            statement.setArray(4, bytes(connection, group, NewKey::wrapped));
            statement.setArray(5, connection.createArrayOf("text", customers));
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                var stored = new HashMap<CustomerId, StoredKey>();
                while (row.next()) {
                    var key = PostgresKeyStorage.storedKey(row);
                    stored.put(key.customer(), key);
                }
                return stored;
            }
        }
    }

    private static String[] texts(List<NewKey> group, Function<NewKey, String> column) {
        return group.stream().map(column).toArray(String[]::new);
    }

    private static java.sql.Array bytes(Connection connection, List<NewKey> group, Function<NewKey, byte[]> column)
            throws SQLException {
        return connection.createArrayOf("bytea", group.stream().map(column).toArray(byte[][]::new));
    }
}
