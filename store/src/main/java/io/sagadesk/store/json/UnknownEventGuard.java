package io.sagadesk.store.json;

import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Last element of the upcaster chain: refuses events whose type or revision this version cannot read. Without this
 * guard Axon would skip them silently.
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
        var type = event.getType();
        var known = names.typeOf(type.getName());
        if (known == null && !TypeNames.isFrameworkType(type.getName())) {
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
        if (position.isPresent()) return "position " + position.get();
        return event.getAggregateIdentifier()
                .flatMap(
                        aggregate -> event.getSequenceNumber().map(number -> "sequence " + number + " of " + aggregate))
                .orElseGet(() -> "id " + event.getMessageIdentifier());
    }
}
