package io.sagadesk.api.ticket;

/** What became of a promise, as far as it was recorded. */
public enum Verdict {
    OPEN,
    MET,
    MISSED
}
