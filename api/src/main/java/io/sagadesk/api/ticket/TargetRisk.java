package io.sagadesk.api.ticket;

/** How those promises of a ticket stand that are still waited for: as the worst of them, which comes last. */
public enum TargetRisk {
    NONE,
    /** Most of the promised time is used up. */
    AT_RISK,
    MISSED
}
