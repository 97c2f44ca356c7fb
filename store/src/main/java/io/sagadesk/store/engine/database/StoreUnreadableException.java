package io.sagadesk.store.engine.database;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Thrown when a file of an open store cannot be read any more: its disk fails, or a page of it is damaged. */
public final class StoreUnreadableException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    public StoreUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
