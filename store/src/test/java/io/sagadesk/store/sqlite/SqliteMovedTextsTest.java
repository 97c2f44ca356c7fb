package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.origin.MovedTextsContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** Moves encrypted texts in an SQLite file. */
class SqliteMovedTextsTest extends MovedTextsContract {

    @TempDir
    Path data;

    @Override
    protected LogDatabase database() {
        return SqliteLog.at(file());
    }

    @Override
    protected Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private Path file() {
        return data.resolve("events.db");
    }
}
