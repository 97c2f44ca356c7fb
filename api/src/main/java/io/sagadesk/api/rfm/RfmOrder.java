package io.sagadesk.api.rfm;

/** How a list of customers is sorted; those who are alike by their ids. */
public enum RfmOrder {
    /** Who is least likely to buy again comes first; those without a probability come last. */
    LEAST_ALIVE,
    /** Who has not bought for longest comes first. */
    LONGEST_GONE,
    /** Who bought most often comes first. */
    MOST_FREQUENT,
    /** By currency, and in each of them who spent most comes first. */
    MOST_SPENT
}
