package io.sagadesk.api.conversation;

/** The state of a conversation from the point of view of its desk. */
public enum ConversationState {
    /**
     * Started by a rule to send the customer a message. The customer has not written yet, so it does not count as a
     * conversation.
     */
    NOTICE,
    /** Open and not at a desk: handled by a bot, or by nobody. */
    BOT,
    /** A person was asked for, and no desk has queued the conversation since: perhaps the desk is not opened yet. */
    REQUESTED,
    /** In the queue of a desk. */
    WAITING,
    /** Offered to an agent who has not accepted it yet. */
    OFFERED,
    /** Accepted by an agent. */
    ASSIGNED,
    CLOSED
}
