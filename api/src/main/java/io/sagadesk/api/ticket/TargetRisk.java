package io.sagadesk.api.ticket;

/** The risk of a ticket: the worst risk of its undecided target instances, in ascending order. */
public enum TargetRisk {
    NONE,
    /** Most of the target time is used. */
    AT_RISK,
    MISSED
}
