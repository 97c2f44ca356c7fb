package io.sagadesk.api.conversation;

/** The reason for requesting a human. */
public enum HumanReason {
    CUSTOMER_ASKED,
    BOT_FAILED,
    POLICY
}
