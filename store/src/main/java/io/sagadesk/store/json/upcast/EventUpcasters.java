package io.sagadesk.store.json.upcast;

import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.UnknownEventGuard;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** All upcasters there are, in the order in which the revisions came about. */
public final class EventUpcasters {

    private EventUpcasters() {}

    /** The chain for every reader of events; what it cannot make readable is an error that says where it is. */
    public static EventUpcasterChain chain(TypeNames names) {
        return new EventUpcasterChain(
                new ConversationClosedSaysItsOutcome(), new HumanRequestedSaysWhatFor(), new UnknownEventGuard(names));
    }
}
