package io.sagadesk.api;

/** How urgent a conversation or ticket is, the most urgent last. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
