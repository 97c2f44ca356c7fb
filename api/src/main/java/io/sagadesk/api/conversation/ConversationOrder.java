package io.sagadesk.api.conversation;

/** The sort order of a list of conversations. */
public enum ConversationOrder {
    /** Latest event first. */
    LATEST,
    /** Queued conversations only, in the order of the queue: tier of the customer, then priority, then waiting time. */
    QUEUE,
    /** Conversations with an unanswered customer message only; the longest wait for an answer first. */
    UNANSWERED
}
