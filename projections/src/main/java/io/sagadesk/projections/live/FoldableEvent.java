package io.sagadesk.projections.live;

import io.sagadesk.projections.RecordedEvent;
import org.axonframework.eventhandling.EventMessage;

/** An event that a projection handles, as a processor or a read of the log delivers it. */
public interface FoldableEvent {

    long position();

    /** The events of one sequence are folded in order, and wait together behind a dead letter. */
    String sequence();

    /** The event for a fold. Fails if its payload or metadata cannot be read. */
    RecordedEvent recorded();

    /** The event for the dead-letter queue, with its position. */
    EventMessage<?> message();
}
