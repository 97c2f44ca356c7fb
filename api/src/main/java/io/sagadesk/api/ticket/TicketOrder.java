package io.sagadesk.api.ticket;

/** The sort order of a list of tickets. */
public enum TicketOrder {
    /** Latest event first. */
    LATEST,
    /** Earliest opening first. */
    OLDEST,
    /** Highest priority first, then the earliest opening. */
    URGENT
}
