package io.sagadesk.testbed.baseline;

import io.sagadesk.store.origin.PlacedEvent;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Axon's JDBC store, which says the place of each event while it is written: encrypted texts are bound to it. */
final class PlacingJdbcEngine extends JdbcEventStorageEngine {

    PlacingJdbcEngine(Builder builder) {
        super(builder);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        super.appendEvents(PlacedEvent.of(events), serializer);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        super.storeSnapshot(PlacedEvent.of(snapshot), serializer);
    }
}
