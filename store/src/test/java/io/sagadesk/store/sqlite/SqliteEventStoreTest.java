package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogEventStoreContract;
import io.sagadesk.store.engine.LogStorageEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract against the embedded store. */
class SqliteEventStoreTest extends LogEventStoreContract {

    @TempDir
    Path directory;

    @Override
    protected LogStorageEngine engine() {
        return Engines.open(directory.resolve("events.db"));
    }
}
