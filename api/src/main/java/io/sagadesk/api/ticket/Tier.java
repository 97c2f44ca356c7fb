package io.sagadesk.api.ticket;

/** The support tier in charge of a ticket, in ascending order. */
public enum Tier {
    AGENT,
    SENIOR,
    SUPERVISOR,
    MANAGER;

    public boolean isAbove(Tier other) {
        return compareTo(other) > 0;
    }
}
