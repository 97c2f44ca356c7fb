package io.sagadesk.projections;

/**
 * A document as it is stored.
 *
 * @param position of the last event that changed it
 */
public record StoredDocument<D>(String id, long position, D doc) {}
