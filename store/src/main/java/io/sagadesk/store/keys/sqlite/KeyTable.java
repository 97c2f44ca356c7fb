package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The SQL of the key store, on one connection; who shares it for reading takes turns, a writer has it alone. */
final class KeyTable implements AutoCloseable {

    private static final String SELECT = "SELECT customer_id, commitment, wrapped FROM customer_key WHERE ";

    private final Connection connection;
    private final PreparedStatement byCustomer;
    private final PreparedStatement byCommitment;
    private final PreparedStatement insert;
    private final PreparedStatement destroy;

    KeyTable(Connection connection) throws SQLException {
        this.connection = connection;
        byCustomer = connection.prepareStatement(SELECT + "customer_id = ?");
        byCommitment = connection.prepareStatement(SELECT + "commitment = ?");
        insert = connection.prepareStatement(
                "INSERT INTO customer_key (customer_id, commitment, wrapped, created_at) VALUES (?, ?, ?, ?)");
        destroy = connection.prepareStatement(
                "INSERT INTO customer_key (customer_id, created_at, destroyed_at) VALUES (?1, ?2, ?2)"
                        + " ON CONFLICT (customer_id) DO UPDATE SET wrapped = NULL,"
                        + " destroyed_at = coalesce(destroyed_at, excluded.destroyed_at)");
    }

    synchronized @Nullable StoredKey find(CustomerId customer) throws SQLException {
        byCustomer.setString(1, customer.value());
        return first(byCustomer);
    }

    synchronized @Nullable StoredKey find(KeyCommitment commitment) throws SQLException {
        byCommitment.setBytes(1, commitment.bytes());
        return first(byCommitment);
    }

    void insert(CustomerKey key, byte[] wrapped) throws SQLException {
        insert.setString(1, key.customer().value());
        insert.setBytes(2, key.commitment().bytes());
        insert.setBytes(3, wrapped);
        insert.setString(4, Instant.now().toString());
        insert.executeUpdate();
    }

    void destroy(CustomerId customer) throws SQLException {
        destroy.setString(1, customer.value());
        destroy.setString(2, Instant.now().toString());
        destroy.executeUpdate();
    }

    void begin() throws SQLException {
        KeyFile.execute(connection, "BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        KeyFile.execute(connection, "COMMIT");
    }

    /** Moves all changes into the file and empties its write-ahead log; false if a reader is in the way. */
    boolean emptyLog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.getInt(1) == 0;
        }
    }

    /** The commitment of the master key that wraps all keys of this file; null if it has none yet. */
    byte @Nullable [] masterCommitment() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT commitment FROM master_key")) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    void rememberMaster(byte[] commitment) throws SQLException {
        try (PreparedStatement remember = connection.prepareStatement("INSERT INTO master_key VALUES (?)")) {
            remember.setBytes(1, commitment);
            remember.executeUpdate();
        }
    }

    boolean isEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT 1 FROM customer_key)")) {
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static @Nullable StoredKey first(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            byte[] commitment = row.getBytes(2);
            return new StoredKey(
                    new CustomerId(row.getString(1)),
                    commitment == null ? null : KeyCommitment.startOf(commitment),
                    row.getBytes(3));
        }
    }
}
