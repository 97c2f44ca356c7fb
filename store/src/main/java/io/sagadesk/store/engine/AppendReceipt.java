package io.sagadesk.store.engine;

/**
 * The position and number of events that a committed unit of work appended. The receipt is a resource of the root unit
 * of work under {@link #RESOURCE}, available from the end of its commit phase; absent if the unit of work appended
 * nothing.
 *
 * @param lastPosition the position of the last event in the log, counted from 0
 * @param events the number of events
 */
public record AppendReceipt(long lastPosition, int events) {

    public static final String RESOURCE = AppendReceipt.class.getName();
}
