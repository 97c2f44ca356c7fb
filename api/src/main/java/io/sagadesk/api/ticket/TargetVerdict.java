package io.sagadesk.api.ticket;

/** What became of a promise, as far as it was recorded. */
public enum TargetVerdict {
    OPEN,
    MET,
    MISSED
}
