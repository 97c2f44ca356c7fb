package io.sagadesk.api.conversation;

/** Where a conversation stands, as its desk sees it. */
public enum ConversationState {
    /** Begun by a rule, to tell the customer something; so far they have said nothing, and it counts as no conversation. */
    NOTICE,
    /** Open, and at no desk: a bot has it, or nobody. */
    BOT,
    /** In a desk's queue. */
    WAITING,
    /** Offered to an agent, who has not accepted yet. */
    OFFERED,
    /** In an agent's hands. */
    ASSIGNED,
    CLOSED
}
