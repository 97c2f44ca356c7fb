package io.sagadesk.store.engine;

import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;

/** Opens storage engines for tests. */
public final class Engines {

    private Engines() {}

    public static LogStorageEngine open(Path file) {
        return open(SqliteLog.at(file));
    }

    public static LogStorageEngine open(LogDatabase database) {
        return LogStorageEngine.builder()
                .database(database)
                .eventSerializer(Noted.serializer())
                .snapshotSerializer(Noted.serializer())
                .build();
    }
}
