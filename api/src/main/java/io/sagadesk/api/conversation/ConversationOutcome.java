package io.sagadesk.api.conversation;

/** The outcome of a closed conversation for the customer. */
public enum ConversationOutcome {
    RESOLVED,
    UNRESOLVED
}
