package io.sagadesk.testbed.bench;

import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.LogDatabase;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Sagadesk's event store. */
final class SagadeskStore implements StoreContender {

    private static final @Nullable TrackingToken FROM_THE_START = null;
    private final ObjectReader reader = JsonMapper.shared().readerFor(ReplyEvent.class);
    private final LogStorageEngine engine;

    /** Opens it over an empty database. */
    SagadeskStore(LogDatabase database) {
        engine = LogStorageEngine.builder()
                .database(database)
                .eventSerializer(ReplyEvent.SERIALIZER)
                .snapshotSerializer(ReplyEvent.SERIALIZER)
                .build();
    }

    @Override
    public void append(EventMessage<?> event) {
        engine.appendEvents(event);
    }

    @Override
    public void fill(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events);
    }

    @Override
    public void replay(Consumer<Object> payloads) {
        engine.readEvents(FROM_THE_START, false).forEach(event -> payloads.accept(event.getPayload()));
    }

    /** Reads and decodes the whole log like a rebuild does. */
    void scan(Consumer<Object> payloads) {
        engine.log().scan(0, stored -> payloads.accept(reader.readValue(stored.payloadBytes())));
    }

    @Override
    public void close() {
        engine.close();
    }
}
