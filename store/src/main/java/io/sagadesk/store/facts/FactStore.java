package io.sagadesk.store.facts;

import java.util.List;
import java.util.Optional;

/**
 * Small JSON documents in named collections. They are derived from nothing, so they belong in a backup. Each has a version, by which
 * concurrent writers notice each other. What a method has written is on the disk on return.
 */
public interface FactStore extends AutoCloseable {

    /** The version of a document that does not exist. */
    long ABSENT = 0;

    /**
     * A document.
     *
     * @param key unique in its collection
     * @param version counted from 1 while the document exists
     */
    record Fact(String key, String json, long version) {}

    Optional<Fact> find(String collection, String key);

    /**
     * Lists documents in the order of the bytes of their keys.
     *
     * @param prefix with which their keys begin
     * @param after only greater keys; an empty text for the first page
     * @param limit the most documents
     */
    List<Fact> list(String collection, String prefix, String after, int limit);

    /**
     * Writes a document if it has the expected version; returns whether it had.
     *
     * @param expected {@link #ABSENT} for one that must not exist
     */
    boolean put(String collection, String key, String json, long expected);

    /** Deletes a document if it has the expected version; returns whether it had. */
    boolean delete(String collection, String key, long expected);

    @Override
    void close();
}
