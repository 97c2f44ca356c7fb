package io.sagadesk.api.campaign;

/** What became of a coupon. */
public enum CouponState {
    /** Nothing yet: whether its time has come is for the reader's clock to say. */
    OPEN,
    REDEEMED,
    EXPIRED,
    REVOKED
}
