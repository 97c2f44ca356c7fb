package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.storage.KeyStorage.RowVisitor;
import io.sagadesk.store.keys.storage.StoredKey;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The SQL statements of the key store on one connection. Reads are synchronized; writes come from one thread only. */
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

    /** Passes on every row. */
    synchronized void forEach(RowVisitor visitor) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT customer_id, wrapped, destroyed_at IS NOT NULL FROM customer_key")) {
            while (row.next()) visitor.row(row.getString(1), row.getBytes(2), row.getBoolean(3));
        }
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

    /**
     * Moves all changes into the file and truncates its write-ahead log. Returns false if another reader prevents it.
     */
    boolean truncateWriteAheadLog() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.getInt(1) == 0;
        }
    }

    /** Returns the commitment of the master key that encrypts all keys of this file, or null if there is none yet. */
    byte @Nullable [] masterCommitment() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT commitment FROM master_key")) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    void insertMasterCommitment(byte[] commitment) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO master_key VALUES (?)")) {
            statement.setBytes(1, commitment);
            statement.executeUpdate();
        }
    }

    synchronized boolean isDone(Step step) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT 1 FROM upgrade_step WHERE name = ?")) {
            statement.setString(1, step.name());
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    void insertDone(Step step) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT OR IGNORE INTO upgrade_step VALUES (?)")) {
            statement.setString(1, step.name());
            statement.executeUpdate();
        }
    }

    boolean isEmpty() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT NOT EXISTS (SELECT 1 FROM customer_key)")) {
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static @Nullable StoredKey first(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            if (!row.next()) return null;
            var commitment = row.getBytes(2);
            return new StoredKey(
                    new CustomerId(row.getString(1)),
                    commitment == null ? null : KeyCommitment.startOf(commitment),
                    row.getBytes(3));
        }
    }
}
