package io.sagadesk.store.sqlite;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by the embedded store. */
class SqliteEventStoreTest extends EventStoreContract {

    @TempDir
    Path directory;

    private SqliteEventStorageEngine engine;
    private EmbeddedEventStore store;

    @BeforeEach
    void open() {
        engine = Engines.open(directory.resolve("events.db"));
        store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(TimeUnit.HOURS.toMillis(1)) // so that nothing but an append wakes anybody up
                .build();
    }

    @AfterEach
    void close() {
        store.shutDown();
        engine.close();
    }

    @Override
    EventStore store() {
        return store;
    }
}
