package io.sagadesk.testbed.bench;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;

/** An event store that takes part in the comparison. */
interface StoreContender extends AutoCloseable {

    /** Appends one event, and returns when it is on disk. */
    void append(EventMessage<?> event);

    /** Appends many events at once, to have something to replay. */
    void fill(List<? extends EventMessage<?>> events);

    /** Reads the whole log as Axon's processors do, and hands out each decoded payload. */
    void replay(Consumer<Object> payloads);

    @Override
    void close();
}
