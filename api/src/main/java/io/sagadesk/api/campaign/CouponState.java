package io.sagadesk.api.campaign;

/** The state of a coupon. */
public enum CouponState {
    /** Not redeemed, expired or revoked. Whether the expiry time has passed depends on the clock of the reader. */
    OPEN,
    REDEEMED,
    EXPIRED,
    REVOKED
}
