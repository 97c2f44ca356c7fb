package io.sagadesk.api.customer;

/** The outcome of a win-back attempt. */
public enum WinBackOutcome {
    /** The customer made a purchase, or redeemed the coupon, in time. */
    WON_BACK,
    /** The customer did neither. */
    LOST,
    /** No offer was made, because it was withheld. */
    WITHHELD
}
