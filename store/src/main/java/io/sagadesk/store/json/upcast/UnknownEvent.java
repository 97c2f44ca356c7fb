package io.sagadesk.store.json.upcast;

import io.sagadesk.store.json.UnknownEventTypeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * An event that this version cannot read, as a processor receives it: with its metadata, and with a payload that is refused
 * when somebody asks for it. So whoever does not handle its type goes on.
 */
record UnknownEvent(IntermediateEventRepresentation event, UnknownEventTypeException refusal)
        implements IntermediateEventRepresentation {

    @Override
    public SerializedObject<?> getData() {
        throw refusal;
    }

    @Override
    public <D> SerializedObject<D> getData(Class<D> requiredType) {
        throw refusal;
    }

    @Override
    public <T> IntermediateEventRepresentation upcast(
            SerializedType outputType,
            Class<T> expectedRepresentationType,
            Function<T, T> upcastFunction,
            Function<MetaData, MetaData> metaDataUpcastFunction) {
        return this;
    }

    @Override
    public LazyDeserializingObject<MetaData> getMetaData() {
        return event.getMetaData();
    }

    @Override
    public Instant getTimestamp() {
        return event.getTimestamp();
    }

    @Override
    public SerializedType getType() {
        return event.getType();
    }

    @Override
    public Class<?> getContentType() {
        return event.getContentType();
    }

    @Override
    public String getMessageIdentifier() {
        return event.getMessageIdentifier();
    }

    @Override
    public Optional<String> getAggregateType() {
        return event.getAggregateType();
    }

    @Override
    public Optional<String> getAggregateIdentifier() {
        return event.getAggregateIdentifier();
    }

    @Override
    public Optional<Long> getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public Optional<TrackingToken> getTrackingToken() {
        return event.getTrackingToken();
    }

    @Override
    public boolean canConvertDataTo(Class<?> requiredType) {
        return event.canConvertDataTo(requiredType);
    }
}
