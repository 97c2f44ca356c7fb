package io.sagadesk.api;

/** The urgency of a conversation or ticket, in ascending order. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
