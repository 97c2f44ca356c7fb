package io.sagadesk.api.desk;

/** Why a conversation left the queue without an agent. */
public enum LeaveReason {
    ABANDONED,
    CALL_BACK,
    TICKET
}
