package io.sagadesk.store.engine.database;

import java.util.function.LongConsumer;

/** A database that holds a log: what differs between the databases on which the storage engine runs. */
public interface LogDatabase {

    /**
     * Opens the log for appending, and creates it if there is none.
     *
     * @throws StoreUnusableException if it cannot be opened as it is; it was not changed
     */
    EventTables openForWriting();

    /** Opens the log, which exists, for reading. */
    EventLog openForReading();

    /**
     * Watches for commits of other processes.
     *
     * @param committed is told the position of the last event, possibly more than once
     */
    default LogWatch watch(LongConsumer committed) {
        return () -> {}; // nobody else writes
    }
}
