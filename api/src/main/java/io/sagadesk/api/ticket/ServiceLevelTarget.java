package io.sagadesk.api.ticket;

/** The targets of a service level: first response, next response, resolution. */
public enum ServiceLevelTarget {
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    RESOLUTION
}
