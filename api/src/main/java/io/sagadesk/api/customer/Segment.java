package io.sagadesk.api.customer;

/** The RFM segments: the cells of the recency-by-frequency grid. */
public enum Segment {
    CHAMPIONS,
    LOYAL,
    POTENTIAL_LOYALIST,
    NEW,
    PROMISING,
    NEEDS_ATTENTION,
    ABOUT_TO_SLEEP,
    AT_RISK,
    CANT_LOSE,
    HIBERNATING,
    LOST
}
