package io.sagadesk.store.sqlite;

import java.nio.file.Path;

/** Engines as the tests need them. */
final class Engines {

    private Engines() {}

    static SqliteEventStorageEngine open(Path file) {
        return SqliteEventStorageEngine.builder()
                .file(file)
                .eventSerializer(Noted.serializer())
                .snapshotSerializer(Noted.serializer())
                .build();
    }
}
