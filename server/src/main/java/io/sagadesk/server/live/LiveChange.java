package io.sagadesk.server.live;

/**
 * Something that a listener is told.
 *
 * @param event what kind of thing
 * @param position in the log of what brought it about: who has heard this goes on after it
 * @param data becomes JSON
 */
public record LiveChange(String event, long position, Object data) {}
