package io.sagadesk.testbed.bench;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;

/** An event store in the store benchmark. */
interface StoreContender extends AutoCloseable {

    /** Appends one event, and returns when it is on disk. */
    void append(EventMessage<?> event);

    /** Appends many events at once, as the data for the replay. */
    void fill(List<? extends EventMessage<?>> events);

    /** Reads the whole log as Axon's processors do, and passes each decoded payload to the consumer. */
    void replay(Consumer<Object> payloads);

    @Override
    void close();
}
