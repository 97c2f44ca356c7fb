package io.sagadesk.store.engine.database;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** The exceptions for a row that cannot be stored although the store can write. */
public final class RowRefusals {

    private RowRefusals() {}

    /** The row's place in its aggregate is taken, or its id. */
    public static RuntimeException conflict(EventRow row, @Nullable Throwable because) {
        var event = row.sequence() + " of " + row.aggregateId() + " exists already";
        return row.sequence() == 0
                ? new AggregateStreamCreationException("Event " + event + ": its id is taken", because)
                : new ConcurrencyException("Event " + event + ": somebody else was faster", because);
    }

    /** The database cannot hold the row. */
    public static RuntimeException unstorable(EventRow row, Throwable because) {
        return new EventStoreException("The event " + row.eventId() + " cannot be stored", because);
    }
}
