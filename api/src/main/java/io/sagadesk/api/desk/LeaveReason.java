package io.sagadesk.api.desk;

/** The reason why a conversation left the queue without an agent. */
public enum LeaveReason {
    ABANDONED,
    CALL_BACK,
    TICKET
}
