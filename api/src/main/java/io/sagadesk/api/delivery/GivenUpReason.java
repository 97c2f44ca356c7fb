package io.sagadesk.api.delivery;

/** Why a message is not sent. */
public enum GivenUpReason {
    FORGOTTEN,
    /** There is no address for the channel that it is meant for. */
    NOT_REACHABLE,
    /** The customer has withdrawn the consent that it needs. */
    NOT_ALLOWED,
    /** The coupon that it is about was redeemed or revoked, or its time is over. */
    COUPON_OVER,
    /** Who is in the chat is asked there. */
    ASKED_IN_CHAT,
    /** The mail server will not have it, now or later. */
    REFUSED,
    TRIED_TOO_OFTEN
}
