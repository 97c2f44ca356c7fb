package io.sagadesk.server.readside;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The dead-letter queue of each processor, by its name. */
interface DeadLetterQueues {

    SequencedDeadLetterQueue<EventMessage<?>> of(String processor);
}
