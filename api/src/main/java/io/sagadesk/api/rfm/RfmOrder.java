package io.sagadesk.api.rfm;

/** The sort order of a list of customers; ties are sorted by id. */
public enum RfmOrder {
    /** Lowest probability of a further purchase first; customers without a probability last. */
    LEAST_ALIVE,
    /** Longest time since the last purchase first. */
    LONGEST_GONE,
    /** Highest number of purchases first. */
    MOST_FREQUENT,
    /** Grouped by currency; highest amount first within each. */
    MOST_SPENT
}
