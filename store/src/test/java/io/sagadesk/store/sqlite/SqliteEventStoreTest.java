package io.sagadesk.store.sqlite;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by the embedded store. */
class SqliteEventStoreTest extends EventStoreContract {

    @TempDir
    Path directory;

    private SqliteEventStorageEngine engine;
    private SqliteEventStore store;

    @BeforeEach
    void open() {
        engine = Engines.open(directory.resolve("events.db"));
        store = SqliteEventStore.builder(engine).build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    EventStore store() {
        return store;
    }
}
