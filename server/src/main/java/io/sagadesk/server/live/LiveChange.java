package io.sagadesk.server.live;

/**
 * One server-sent event.
 *
 * @param event the name of the event
 * @param position of the log event that caused the change; a client resumes after it
 * @param data is serialized as JSON
 */
public record LiveChange(String event, long position, Object data) {}
