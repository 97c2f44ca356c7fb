package io.sagadesk.testbed.baseline;

import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The log with personal data sealed, as projections and reactions read it. It is wrapped, because the application may
 * have only one bean of type event store.
 */
record SealedLog(EventStore events) {}
