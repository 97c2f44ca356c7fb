package io.sagadesk.store.engine.database;

import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import java.util.List;
import java.util.function.Supplier;

/** Writes to the tables of a log. Used by the writer's thread alone. */
public interface EventTables extends AutoCloseable {

    /** The position of the last event that is known to be committed; -1 if there is none. */
    long lastPosition();

    /**
     * Writes a group in one transaction. A request that cannot be stored is refused alone. On return the others are on
     * disk, and each append knows its position.
     *
     * @param waiting rejects the requests behind this group, while the database is out of reach
     * @throws Exception if no request may be acknowledged, and the store is not to be trusted any more
     */
    void write(List<Pending<WriteRequest>> group, Waiting waiting) throws Exception;

    /** The requests that wait behind the group. */
    @FunctionalInterface
    interface Waiting {

        /** Rejects all that wait now, each with an exception of its own. */
        void reject(Supplier<? extends RuntimeException> because);
    }

    /** Called before the last groups are written: from now on nobody waits for a database that is out of reach. */
    default void expectClose() {}

    @Override
    void close();
}
