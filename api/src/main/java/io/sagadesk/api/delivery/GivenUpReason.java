package io.sagadesk.api.delivery;

/** The reason why a message will not be sent. */
public enum GivenUpReason {
    FORGOTTEN,
    /** The customer has no address for the required channel. */
    NOT_REACHABLE,
    /** The customer has withdrawn the required consent. */
    NOT_ALLOWED,
    /** The coupon of the message was redeemed or revoked, or has expired. */
    COUPON_OVER,
    /** A customer in the chat is asked for the rating in the chat. */
    ASKED_IN_CHAT,
    /** The mail server rejected the message permanently. */
    REFUSED,
    TRIED_TOO_OFTEN
}
