package io.sagadesk.replay.export;

import io.sagadesk.replay.Hindrance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A temporary database for what does not fit into memory. Gone when it is closed. */
public final class Scratch implements AutoCloseable {

    private static final int CACHE_KIB = 64 * 1024;

    private final Path file;
    private final Connection connection;

    private Scratch(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    public static Scratch in(Path directory, String schema) {
        try {
            var file = Files.createTempFile(directory, "sagadesk-export-", ".tmp");
            file.toFile().deleteOnExit(); // for Ctrl-C
            return new Scratch(file, open(file, schema));
        } catch (IOException | SQLException e) {
            throw new Hindrance("There can be no temporary file in " + directory + ": " + e.getMessage());
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

    public Hindrance failed(SQLException e) {
        return new Hindrance("The temporary file " + file + " failed: " + e.getMessage());
    }

    @Override
    public void close() {
        try {
            connection.close();
            Files.deleteIfExists(file);
        } catch (IOException | SQLException e) {
            throw new Hindrance("The temporary file " + file + " cannot be removed: " + e.getMessage());
        }
    }
}
