package io.sagadesk.api.ticket;

/** What ended a service level's clock. */
public enum ClockEnd {
    REPLIED,
    SOLVED,
    /** The ticket was closed or merged before. */
    CLOSED
}
