package io.sagadesk.testbed.baseline;

import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The log with personal data sealed, as projections and reactions see it. It is no bean by itself, because there is one
 * event store in an application.
 */
record SealedLog(EventStore events) {}
