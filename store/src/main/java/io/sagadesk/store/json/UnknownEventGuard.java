package io.sagadesk.store.json;

import io.sagadesk.store.damage.LocatedEvent;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Last element of the upcaster chain: refuses events whose type or revision this version cannot read. Without this
 * guard Axon would skip them silently. The others get their place, which a damaged one names.
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
            throw new UnknownEventTypeException(
                    LocatedEvent.placeOf(event), type, "is of a type that this version does not know");
        }
        if (known != null && !TypeNames.revisionOf(known).equals(type.getRevision())) {
            throw new UnknownEventTypeException(
                    LocatedEvent.placeOf(event),
                    type,
                    "cannot be turned into revision " + TypeNames.revisionOf(known)
                            + ", the one that this version reads");
        }
        return new LocatedEvent(event);
    }
}
