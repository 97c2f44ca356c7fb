package io.sagadesk.store.json.upcast;

import io.sagadesk.store.damage.LocatedEvent;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.UnknownEventTypeException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * Last element of an upcaster chain: refuses events whose type or revision this version cannot read. Without this guard Axon
 * would skip them silently. The others get their place, which a damaged one names.
 */
public final class UnknownEventGuard implements EventUpcaster {

    private final TypeNames names;
    private final @Nullable Consumer<UnknownEventTypeException> noticed;

    /** A guard that refuses as soon as such an event is read: an aggregate must not decide without it. */
    public UnknownEventGuard(TypeNames names) {
        this(names, null);
    }

    private UnknownEventGuard(TypeNames names, @Nullable Consumer<UnknownEventTypeException> noticed) {
        this.names = names;
        this.noticed = noticed;
    }

    /**
     * A guard for those that follow the log: such an event is refused when its payload is asked for, so that it stops only who
     * handles it.
     *
     * @param noticed is told of each such event that is read
     */
    public static UnknownEventGuard whenHandled(TypeNames names, Consumer<UnknownEventTypeException> noticed) {
        return new UnknownEventGuard(names, noticed);
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(this::checked);
    }

    private IntermediateEventRepresentation checked(IntermediateEventRepresentation event) {
        var type = event.getType();
        var known = names.typeOf(type.getName());
        if (known == null && !TypeNames.isFrameworkType(type.getName())) {
            return refused(event, "is of a type that this version does not know");
        }
        if (known != null && !TypeNames.revisionOf(known).equals(type.getRevision())) {
            return refused(
                    event,
                    "cannot be turned into revision " + TypeNames.revisionOf(known)
                            + ", the one that this version reads");
        }
        return new LocatedEvent(event);
    }

    private IntermediateEventRepresentation refused(IntermediateEventRepresentation event, String reason) {
        var refusal = new UnknownEventTypeException(LocatedEvent.placeOf(event), event.getType(), reason);
        if (noticed == null) throw refusal;
        noticed.accept(refusal);
        return new UnknownEvent(new LocatedEvent(event), refusal);
    }
}
