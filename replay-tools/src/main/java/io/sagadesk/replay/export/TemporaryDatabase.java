package io.sagadesk.replay.export;

import io.sagadesk.replay.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A temporary SQLite database for data that does not fit into memory. It is deleted on close. */
public final class TemporaryDatabase implements AutoCloseable {

    private static final int CACHE_KIB = 64 * 1024;

    private final Path file;
    private final Connection connection;

    private TemporaryDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    public static TemporaryDatabase in(Path directory, String schema) {
        try {
            var file = Files.createTempFile(directory, "sagadesk-export-", ".tmp");
            file.toFile().deleteOnExit(); // for Ctrl-C
            return new TemporaryDatabase(file, open(file, schema));
        } catch (IOException | SQLException e) {
            throw new CliException("There can be no temporary file in " + directory + ": " + e.getMessage());
        }
    }

    private static Connection open(Path file, String schema) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.OFF);
        config.setSynchronous(SynchronousMode.OFF);
        config.setCacheSize(-CACHE_KIB);
        var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (var statement = connection.createStatement()) {
            statement.execute(schema);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    public Connection connection() {
        return connection;
    }

    /** The error to throw when a statement on this database fails. */
    public CliException failed(SQLException e) {
        return new CliException("The temporary file " + file + " failed: " + e.getMessage());
    }

    @Override
    public void close() {
        try {
            connection.close();
            Files.deleteIfExists(file);
        } catch (IOException | SQLException e) {
            throw new CliException("The temporary file " + file + " cannot be removed: " + e.getMessage());
        }
    }
}
