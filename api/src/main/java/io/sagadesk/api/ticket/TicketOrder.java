package io.sagadesk.api.ticket;

/** How a list of tickets is sorted. */
public enum TicketOrder {
    /** The one in which something happened last comes first. */
    LATEST,
    /** The one that was opened first comes first. */
    OLDEST,
    /** By priority, the most urgent first, then the one that was opened first. */
    URGENT
}
