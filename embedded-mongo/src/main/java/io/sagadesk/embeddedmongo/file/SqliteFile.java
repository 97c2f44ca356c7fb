package io.sagadesk.embeddedmongo.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Creates, checks and opens the document file. */
public final class SqliteFile {

    static final String REMEDY = ". It was left as it is. Put back a saved copy of its directory, or move the directory"
            + " away: what is derived from the events is then built again";

    private static final int APPLICATION_ID = 0x5364646f; // "Sddo" in ASCII
    private static final int VERSION = 1;
    private static final long MAX_BYTES_CHECKED_AT_OPENING = 64L << 20; // in about a tenth of a second
    private static final int BUSY_MILLISECONDS = 10_000; // for another process that takes a backup
    private static final String[] WRITING = {
        "PRAGMA page_size = 8192",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA cache_size = -32768", // 32 MiB
        "PRAGMA wal_autocheckpoint = 0", // DocumentFile says when
        "PRAGMA journal_size_limit = 0", // cut when it begins anew
        "PRAGMA checkpoint_fullfsync = 1", // where a plain fsync reaches only the drive's cache
    };

    private SqliteFile() {}

    /**
     * Opens a file, which is created if it is missing.
     *
     * @throws DocumentDirectoryException if it is damaged, of a newer version, or no file of documents
     */
    public static DocumentFile open(Path file) {
        try {
            if (isEmpty(file)) {
                create(file);
            } else {
                requireUsable(file);
            }
            return opened(file);
        } catch (SQLException e) {
            throw damaged(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    private static void create(Path file) throws IOException {
        if (!isEmpty(writeAhead(file))) throw damaged(file, "it is empty, but its write-ahead file is not", null);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void requireUsable(Path file) throws SQLException, IOException {
        try (var tables = new DocumentTables(reading(file), e -> damaged(file, e.getMessage(), e))) {
            var size = Files.size(file);
            if (tables.number("PRAGMA application_id") != APPLICATION_ID && hasTables(tables)) {
                throw new DocumentDirectoryException(file + " is no file of documents. It must not lie here", null);
            }
            if (tables.number("PRAGMA user_version") > VERSION) {
                throw new DocumentDirectoryException(
                        file + " was written by a newer version. Start that version", null);
            }
            // a checkpoint that was cut short is repeated from the write-ahead file
            if (size % tables.number("PRAGMA page_size") > 0 && isEmpty(writeAhead(file))) {
                throw damaged(file, "its last page is incomplete", null);
            }
            if (size <= MAX_BYTES_CHECKED_AT_OPENING && !tables.isSound()) {
                throw damaged(file, "a page holds something else than what was written", null);
            }
        }
    }

    private static DocumentDirectoryException damaged(Path file, @Nullable String how, @Nullable Exception e) {
        return new DocumentDirectoryException(file + " is damaged: " + how + REMEDY, e);
    }

    private static boolean isEmpty(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    private static boolean hasTables(DocumentTables tables) {
        return tables.number("SELECT count(*) FROM sqlite_schema") > 0;
    }

    static Path writeAhead(Path file) {
        return Path.of(file + "-wal");
    }

    private static DocumentFile opened(Path file) throws SQLException, IOException {
        var connection = writing(file);
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (var tables = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
                if (tables.getInt(1) == 0) create(statement);
            }
            connection.commit();
            return new DocumentFile(file, connection);
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    private static void create(Statement statement) throws SQLException {
        for (var table : DocumentTables.SCHEMA) statement.execute(table);
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + VERSION);
    }

    /** Opens a connection for writing, on which each statement is a transaction. */
    static Connection writing(Path file) throws SQLException {
        var connection = connect(file, new SQLiteConfig());
        try (var statement = connection.createStatement()) {
            for (var pragma : WRITING) statement.execute(pragma);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens a connection for reading only. */
    static Connection reading(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-2048); // 2 MiB
        var connection = connect(file, config);
        connection.setAutoCommit(false);
        return connection;
    }

    private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setGetGeneratedKeys(false); // else each insert runs a query for its row number
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }
}
