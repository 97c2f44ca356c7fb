package io.sagadesk.store.damage;

import io.sagadesk.store.origin.StreamPlace;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * An upcast event whose payload, metadata and time name its place if they cannot be read. Axon deserializes them late,
 * where nothing is known of the event but its type.
 */
public record LocatedEvent(IntermediateEventRepresentation event) implements IntermediateEventRepresentation {

    /** The place of an event: its position in the log or, where that is unknown, its place in its aggregate. */
    public static String placeOf(IntermediateEventRepresentation event) {
        var position = event.getTrackingToken().map(token -> token.position().orElse(-1));
        if (position.isPresent()) return "position " + position.get();
        return event.getAggregateIdentifier()
                .flatMap(
                        aggregate -> event.getSequenceNumber().map(number -> "sequence " + number + " of " + aggregate))
                .orElseGet(() -> "id " + event.getMessageIdentifier());
    }

    @Override
    public SerializedObject<?> getData() {
        return located(read(event::getData));
    }

    @Override
    public <D> SerializedObject<D> getData(Class<D> requiredType) {
        return located(read(() -> event.getData(requiredType)));
    }

    @Override
    public LazyDeserializingObject<MetaData> getMetaData() {
        var metadata = event.getMetaData();
        return metadata.isDeserialized()
                ? metadata
                : new LazyDeserializingObject<>(located(metadata.getSerializedObject()), metadata.getSerializer());
    }

    @Override
    public Instant getTimestamp() {
        return read(event::getTimestamp);
    }

    private <T> LocatedObject<T> located(SerializedObject<T> serialized) {
        return new LocatedObject<>(serialized, placeInStream(), this::place);
    }

    private @Nullable StreamPlace placeInStream() {
        var stream = event.getAggregateIdentifier();
        var number = event.getSequenceNumber();
        return stream.isEmpty() || number.isEmpty() ? null : new StreamPlace(stream.get(), number.get());
    }

    private <T> T read(Supplier<T> part) {
        try {
            return part.get();
        } catch (RuntimeException failure) {
            throw DamagedEventException.of(place(), getType().getName(), failure);
        }
    }

    private String place() {
        return placeOf(event);
    }

    @Override
    public <T> IntermediateEventRepresentation upcast(
            SerializedType outputType,
            Class<T> expectedRepresentationType,
            Function<T, T> upcastFunction,
            Function<MetaData, MetaData> metaDataUpcastFunction) {
        return new LocatedEvent(
                event.upcast(outputType, expectedRepresentationType, upcastFunction, metaDataUpcastFunction));
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
