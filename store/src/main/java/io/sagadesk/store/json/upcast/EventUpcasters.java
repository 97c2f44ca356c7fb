package io.sagadesk.store.json.upcast;

import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.UnknownEventGuard;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** All upcasters, in the order in which the revisions were introduced. */
public final class EventUpcasters {

    private EventUpcasters() {}

    /**
     * Returns the upcaster chain for all readers of events. It refuses events that this version cannot read, with their
     * position.
     */
    public static EventUpcasterChain chain(TypeNames names) {
        return new EventUpcasterChain(
                new ConversationClosedOutcomeUpcaster(),
                new HumanRequestedIntentsUpcaster(),
                new UnknownEventGuard(names));
    }
}
