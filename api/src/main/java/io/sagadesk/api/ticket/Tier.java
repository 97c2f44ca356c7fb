package io.sagadesk.api.ticket;

/** Who is in charge, the highest last. */
public enum Tier {
    AGENT,
    SENIOR,
    SUPERVISOR,
    MANAGER;

    public boolean isAbove(Tier other) {
        return compareTo(other) > 0;
    }
}
