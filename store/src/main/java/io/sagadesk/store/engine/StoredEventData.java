package io.sagadesk.store.engine;

import io.sagadesk.store.engine.database.StoredEvent;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Adapts a stored event to Axon's event data. */
interface StoredEventData extends EventData<byte[]> {

    StoredEvent stored();

    static TrackedEventData<byte[]> tracked(StoredEvent stored) {
        return stored.aggregateType() == null ? new Tracked(stored) : new TrackedInAggregate(stored);
    }

    @Override
    default String getEventIdentifier() {
        return stored().eventId();
    }

    @Override
    default Instant getTimestamp() {
        return stored().recordedAt();
    }

    @Override
    default SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                stored().payloadBytes(), byte[].class, stored().payloadType(), stored().revision());
    }

    @Override
    default SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(stored().metadataBytes(), byte[].class);
    }

    /** Event data with the position in the log. */
    interface AtPosition extends StoredEventData, TrackedEventData<byte[]> {

        @Override
        default TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(stored().position());
        }
    }

    /** Event data with the sequence number in the aggregate. */
    interface OfAggregate extends StoredEventData, DomainEventData<byte[]> {

        @Override
        default @Nullable String getType() {
            return stored().aggregateType();
        }

        @Override
        default String getAggregateIdentifier() {
            return stored().aggregateId();
        }

        @Override
        default long getSequenceNumber() {
            return stored().sequence();
        }
    }

    record Tracked(StoredEvent stored) implements AtPosition {}

    record InAggregate(StoredEvent stored) implements OfAggregate {}

    record TrackedInAggregate(StoredEvent stored) implements AtPosition, OfAggregate {}
}
