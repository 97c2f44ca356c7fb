package io.sagadesk.store.sqlite;

/**
 * What a committed unit of work appended; found under {@link #RESOURCE} in the resources of the root unit of work from
 * the end of its commit phase on, and absent when it appended nothing.
 *
 * @param lastPosition of its last event in the log, counted from 0
 * @param events how many there were
 */
public record AppendReceipt(long lastPosition, int events) {

    public static final String RESOURCE = AppendReceipt.class.getName();
}
