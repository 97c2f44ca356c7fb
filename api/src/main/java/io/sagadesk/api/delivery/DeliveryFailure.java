package io.sagadesk.api.delivery;

/** Why a message could not be sent this time. */
public enum DeliveryFailure {
    /** The mail server does not answer, broke off, or lets us in no more. */
    UNREACHABLE,
    /** The mail server asks to try again later. */
    REFUSED_FOR_NOW,
    /** The conversation was closed just before. */
    CONVERSATION_CLOSED,
    /** The server's log says more. */
    UNFORESEEN
}
