package io.sagadesk.replay;

import io.sagadesk.api.Event;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** A data directory as a server leaves it, with the events that a test records. */
public final class LogOnDisk implements AutoCloseable {

    private final CustomerKeys keys;
    private final LogStorageEngine engine;
    private final Map<String, Long> sequences = new HashMap<>();
    private int recorded;

    public LogOnDisk(Path directory) {
        var names = TypeNames.ofVocabulary();
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        var serializer = SagadeskSerializer.create(names, keys);
        engine = LogStorageEngine.builder()
                .database(SqliteLog.at(directory.resolve("events.db")))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(EventUpcasters.chain(names))
                .build();
    }

    public CustomerKeys keys() {
        return keys;
    }

    /** Records an event under the id {@code event-<position>}. */
    public void record(String aggregateId, Event event, Instant recordedAt, Map<String, String> metadata) {
        var kind = aggregateId.substring(0, aggregateId.indexOf('/'));
        var sequence = sequences.merge(aggregateId, 1L, Long::sum) - 1;
        engine.appendEvents(new GenericDomainEventMessage<>(
                kind, aggregateId, sequence, event, metadata, "event-" + recorded++, recordedAt));
    }

    @Override
    public void close() {
        engine.close();
        keys.close();
    }
}
