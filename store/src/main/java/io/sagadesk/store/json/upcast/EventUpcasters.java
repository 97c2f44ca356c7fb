package io.sagadesk.store.json.upcast;

import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.UnknownEventTypeException;
import java.util.function.Consumer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** All upcasters, in the order in which the revisions were introduced. */
public final class EventUpcasters {

    private EventUpcasters() {}

    /**
     * Returns the upcaster chain for all readers of events. It refuses events that this version cannot read, with their
     * position.
     */
    public static EventUpcasterChain chain(TypeNames names) {
        return endingWith(new UnknownEventGuard(names));
    }

    /**
     * Returns the same chain for those that follow the log. An event that this version cannot read is refused when its payload
     * is asked for, so that it stops only who handles it.
     *
     * @param noticed is told of each such event that is read
     */
    public static EventUpcasterChain forFollowers(TypeNames names, Consumer<UnknownEventTypeException> noticed) {
        return endingWith(UnknownEventGuard.whenHandled(names, noticed));
    }

    private static EventUpcasterChain endingWith(UnknownEventGuard guard) {
        return new EventUpcasterChain(
                new ConversationClosedOutcomeUpcaster(), new HumanRequestedIntentsUpcaster(), guard);
    }
}
