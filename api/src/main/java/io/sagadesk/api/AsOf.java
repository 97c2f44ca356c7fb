package io.sagadesk.api;

/**
 * The state of the projection from which an answer was computed.
 *
 * @param projection the name of the projection
 * @param version the version of the projection
 * @param position log position of the projection: the answer includes every event up to this position, and may include later
 *     ones; -1 before the first event
 */
public record AsOf(String projection, int version, long position) {}
