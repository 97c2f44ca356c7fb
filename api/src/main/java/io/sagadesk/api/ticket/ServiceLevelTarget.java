package io.sagadesk.api.ticket;

/** What a service level promises: an answer at first, an answer each time, a solution. */
public enum ServiceLevelTarget {
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    RESOLUTION
}
