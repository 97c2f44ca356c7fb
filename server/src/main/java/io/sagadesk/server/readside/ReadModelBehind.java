package io.sagadesk.server.readside;

/**
 * The reason for a failed query: the read model did not reach the requested position in time.
 *
 * @param position the position that it has reached
 */
public record ReadModelBehind(String projection, long position) {}
