package io.sagadesk.api.ticket;

/** The recorded verdict on a target instance. */
public enum TargetVerdict {
    OPEN,
    MET,
    MISSED
}
