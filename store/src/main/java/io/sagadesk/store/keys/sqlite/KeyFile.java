package io.sagadesk.store.keys.sqlite;

import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import io.sagadesk.store.sqlite.PageCheck;
import io.sagadesk.store.sqlite.WriteAheadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens connections to {@code keys.db} and creates its tables. */
final class KeyFile {

    private static final int SCHEMA = 1;
    private static final int BUSY_MILLIS = 2000;

    /** Files of older versions lack this table, and get it when they are opened for writing. */
    private static final String UPGRADE_STEPS = "upgrade_step (name TEXT PRIMARY KEY)";

    private KeyFile() {}

    /** Refuses a damaged file before anything is changed. Takes one and a half seconds for a million keys. */
    static void requireSound(Path path) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0)
            return; // a new key store, or one whose making was interrupted
        WriteAheadFile.requireWhole(path);
        try (var connection = openForReading(path)) {
            PageCheck.requireSoundPages(connection, path);
            KeyIndexes.requireMatching(connection, path);
        } catch (SQLException e) {
            throw new StoreUnusableException(
                    path + " cannot be read as a key store: " + e.getMessage()
                            + ". It was left as it is; restore a backup",
                    e);
        }
    }

    static Connection openForWriting(Path path) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        var connection = open(path, config);
        // otherwise a destroyed key would stay in the free pages of the file
        execute(connection, "PRAGMA secure_delete = ON");
        if (schema(connection) == 0) createTables(connection);
        checked(path, connection);
        execute(connection, "CREATE TABLE IF NOT EXISTS " + UPGRADE_STEPS);
        return connection;
    }

    static Connection openForReading(Path path) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return checked(path, open(path, config));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(Path path, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false); // else the driver asks for the row's number after each insert
        return config.createConnection("jdbc:sqlite:" + path);
    }

    private static Connection checked(Path path, Connection connection) throws SQLException {
        int schema = schema(connection);
        if (schema != SCHEMA) {
            connection.close();
            throw new StoreUnusableException(path + " has schema " + schema + " and this version knows schema " + SCHEMA
                    + ": use the version that wrote it, or restore a backup if it is damaged");
        }
        return connection;
    }

    private static int schema(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        execute(
                connection,
                "CREATE TABLE customer_key (customer_id TEXT PRIMARY KEY, commitment BLOB UNIQUE, wrapped BLOB,"
                        + " created_at TEXT NOT NULL, destroyed_at TEXT)");
        execute(connection, "CREATE TABLE master_key (commitment BLOB NOT NULL)");
        execute(connection, "CREATE TABLE " + UPGRADE_STEPS);
        for (var step : Step.values()) execute(connection, "INSERT INTO upgrade_step VALUES ('" + step.name() + "')");
        execute(connection, "PRAGMA user_version = " + SCHEMA);
        execute(connection, "COMMIT");
    }
}
