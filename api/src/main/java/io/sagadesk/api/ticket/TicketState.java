package io.sagadesk.api.ticket;

/** The state of a ticket. {@code PENDING} waits for the customer, {@code ON_HOLD} for a third party. */
public enum TicketState {
    NEW,
    OPEN,
    PENDING,
    ON_HOLD,
    SOLVED,
    CLOSED
}
