package io.sagadesk.api.delivery;

/** The reason why an attempt to send a message failed. The message will be retried. */
public enum DeliveryFailure {
    /** The mail server does not answer, closed the connection, or refuses the login. */
    UNREACHABLE,
    /** The mail server asked for a later retry. */
    REFUSED_FOR_NOW,
    /** The conversation was closed before the message was posted. */
    CONVERSATION_CLOSED,
    /** Any other error; the server's log has the details. */
    UNFORESEEN
}
