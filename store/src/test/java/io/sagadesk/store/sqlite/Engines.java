package io.sagadesk.store.sqlite;

import java.nio.file.Path;

/** Opens storage engines for tests. */
public final class Engines {

    private Engines() {}

    public static SqliteEventStorageEngine open(Path file) {
        return SqliteEventStorageEngine.builder()
                .file(file)
                .eventSerializer(Noted.serializer())
                .snapshotSerializer(Noted.serializer())
                .build();
    }
}
