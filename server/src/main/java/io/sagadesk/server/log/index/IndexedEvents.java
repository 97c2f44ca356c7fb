package io.sagadesk.server.log.index;

import io.sagadesk.api.Event;
import java.util.List;
import java.util.Set;

/** The events from which an index is built. */
interface IndexedEvents {

    /** Returns the types of the events; all others are passed over without being decoded. */
    Set<Class<? extends Event>> types();

    /** Returns the changes by one event of these types, in their order. Personal data of the event is in clear. */
    List<IndexChange> changesBy(Event event);
}
