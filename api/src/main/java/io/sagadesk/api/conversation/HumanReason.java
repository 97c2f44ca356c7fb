package io.sagadesk.api.conversation;

/** Why a human was asked for. */
public enum HumanReason {
    CUSTOMER_ASKED,
    BOT_FAILED,
    POLICY
}
