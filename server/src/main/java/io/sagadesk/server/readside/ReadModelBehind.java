package io.sagadesk.server.readside;

/**
 * A read model has not seen in time what was waited for.
 *
 * @param position that it has reached
 */
public record ReadModelBehind(String projection, long position) {}
