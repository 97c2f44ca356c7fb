package io.sagadesk.api.customer;

/** How an attempt to win a customer back ended. */
public enum WinBackOutcome {
    /** They bought, or redeemed the coupon, in time. */
    WON_BACK,
    /** They did neither. */
    LOST,
    /** There was no attempt: what was to be offered was withheld. */
    WITHHELD
}
