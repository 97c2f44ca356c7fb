package io.sagadesk.store.json;

import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * The end of each chain of upcasters: what is still not of a type and revision that this version reads is an error here,
 * because Axon would pass it by in silence.
 */
public final class UnknownEventGuard implements EventUpcaster {

    private final TypeNames names;

    public UnknownEventGuard(TypeNames names) {
        this.names = names;
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(this::checked);
    }

    private IntermediateEventRepresentation checked(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        Class<?> known = names.typeOf(type.getName());
        if (known == null && !TypeNames.isForeign(type.getName())) {
            throw new UnknownEventTypeException(where(event), type, "is of a type that this version does not know");
        }
        if (known != null && !TypeNames.revisionOf(known).equals(type.getRevision())) {
            throw new UnknownEventTypeException(
                    where(event),
                    type,
                    "cannot be turned into revision " + TypeNames.revisionOf(known)
                            + ", the one that this version reads");
        }
        return event;
    }

    private static String where(IntermediateEventRepresentation event) {
        var position = event.getTrackingToken().map(token -> token.position().orElse(-1));
        if (position.isPresent()) {
            return "position " + position.get();
        }
        return event.getAggregateIdentifier()
                .flatMap(
                        aggregate -> event.getSequenceNumber().map(number -> "sequence " + number + " of " + aggregate))
                .orElseGet(() -> "id " + event.getMessageIdentifier());
    }
}
