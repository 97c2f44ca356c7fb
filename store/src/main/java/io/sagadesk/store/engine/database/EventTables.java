package io.sagadesk.store.engine.database;

import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import java.util.List;

/** Writes to the tables of a log. Used by the writer's thread alone. */
public interface EventTables extends AutoCloseable {

    /** The position of the last event that is known to be committed; -1 if there is none. */
    long lastPosition();

    /**
     * Writes a group in one transaction. A request that cannot be stored is refused alone. On return the others are on
     * disk, and each append knows its position.
     *
     * @throws Exception if no request may be acknowledged, and the store is not to be trusted any more
     */
    void write(List<Pending<WriteRequest>> group) throws Exception;

    @Override
    void close();
}
