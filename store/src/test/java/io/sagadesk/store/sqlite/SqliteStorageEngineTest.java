package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.StorageEngineContract;
import io.sagadesk.store.engine.database.LogDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of our storage engine over SQLite. */
class SqliteStorageEngineTest extends StorageEngineContract {

    @TempDir
    Path directory;

    @Override
    protected LogDatabase database() {
        return SqliteLog.at(directory.resolve("events.db"));
    }
}
