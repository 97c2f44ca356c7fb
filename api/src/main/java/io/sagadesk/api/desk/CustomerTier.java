package io.sagadesk.api.desk;

/** The rank of a customer in a queue, in ascending order. */
public enum CustomerTier {
    STANDARD,
    VIP
}
