package io.sagadesk.api.conversation;

/** How a conversation ended for its customer. */
public enum ConversationOutcome {
    RESOLVED,
    UNRESOLVED
}
