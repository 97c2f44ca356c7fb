package io.sagadesk.projections;

/**
 * A document in its stored form.
 *
 * @param position the position of the last event that changed the document
 */
public record StoredDocument<D>(String id, long position, D doc) {}
