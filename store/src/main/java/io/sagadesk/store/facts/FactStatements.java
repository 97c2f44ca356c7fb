package io.sagadesk.store.facts;

import io.sagadesk.store.facts.FactStore.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of the table {@code fact}, which are the same in SQLite and PostgreSQL. */
final class FactStatements {

    private static final String SELECT = "SELECT key, json, version FROM fact WHERE collection = ? AND ";

    private final Connection connection;

    FactStatements(Connection connection) {
        this.connection = connection;
    }

    Optional<Fact> find(String collection, String key) throws SQLException {
        return facts(SELECT + "key = ?", collection, key).stream().findFirst();
    }

    /** The keys with a prefix are one range of the index, because keys are compared as bytes. */
    List<Fact> list(String collection, String prefix, String after, int limit) throws SQLException {
        return facts(
                SELECT + "key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?",
                collection,
                prefix,
                prefix + FactKeys.LAST,
                after,
                limit);
    }

    boolean put(String collection, String key, String json, long expected) throws SQLException {
        return expected == FactStore.ABSENT
                ? change("INSERT INTO fact VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING", collection, key, json)
                : change(
                        "UPDATE fact SET json = ?, version = version + 1 WHERE collection = ? AND key = ? AND version = ?",
                        json,
                        collection,
                        key,
                        expected);
    }

    boolean delete(String collection, String key, long expected) throws SQLException {
        return change("DELETE FROM fact WHERE collection = ? AND key = ? AND version = ?", collection, key, expected);
    }

    private List<Fact> facts(String query, Object... arguments) throws SQLException {
        try (var statement = prepared(query, arguments);
                var row = statement.executeQuery()) {
            var facts = new ArrayList<Fact>();
            while (row.next()) facts.add(new Fact(row.getString(1), row.getString(2), row.getLong(3)));
            return facts;
        }
    }

    private boolean change(String sql, Object... arguments) throws SQLException {
        try (var statement = prepared(sql, arguments)) {
            return statement.executeUpdate() == 1;
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
        return statement;
    }
}
