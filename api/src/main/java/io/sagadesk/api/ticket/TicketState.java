package io.sagadesk.api.ticket;

/** Where a ticket stands. {@code PENDING} waits for the customer, {@code ON_HOLD} for a third party. */
public enum TicketState {
    NEW,
    OPEN,
    PENDING,
    ON_HOLD,
    SOLVED,
    CLOSED
}
