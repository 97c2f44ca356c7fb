package io.sagadesk.api.ticket;

/** The reason why the clock of a target ended. */
public enum ClockEnd {
    REPLIED,
    SOLVED,
    /** The ticket was closed or merged before the target was met. */
    CLOSED
}
