package io.sagadesk.server.axonserver;

import io.sagadesk.store.origin.PlacedEvent;
import java.util.List;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/** Stores events and snapshots in Axon Server whose encrypted texts are bound to their place, as in our own log. */
final class PlacingAxonServerStore extends AxonServerEventStore {

    private PlacingAxonServerStore(Builder builder) {
        super(builder);
    }

    static AxonServerEventStore of(Builder builder) {
        builder.build(); // the builder creates the storage engine only then, and keeps it
        return new PlacingAxonServerStore(builder);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        super.prepareCommit(PlacedEvent.of(events));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        super.storeSnapshot(PlacedEvent.of(snapshot));
    }
}
