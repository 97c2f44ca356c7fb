package io.sagadesk.api.desk;

/** How a customer ranks in a queue, the highest last. */
public enum CustomerTier {
    STANDARD,
    VIP
}
