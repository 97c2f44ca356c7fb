package io.sagadesk.store.engine.database;

/** Watches a log for commits of other processes, until it is closed. */
@FunctionalInterface
public interface LogWatch extends AutoCloseable {

    @Override
    void close();
}
